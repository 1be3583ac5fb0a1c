<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>DatesPage</name>
    <message>
        <source>Reason and dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved in on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notified on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved from (code)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 characters; never an individual number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eligibility begins on the day of the move (moving in), whenever it is notified. The notification is due within 14 days; a later one is taken all the same and the cover reaches back.

Moved within the prefecture: the prefecture-level date is taken over from the previous municipality as soon as the federation has answered.

Dates may be typed in any form: R8.11.1, 8/11/1 of an era, 2026-11-01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>six digits, as in the list of municipality codes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdentityPage</name>
    <message>
        <source>Identity check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head of household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one document with a photograph (card, driving licence, passport)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two documents without a photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known to the clerk in person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mandate seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mandate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who notifies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity checked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity check: who stands at the counter. Number check comes later and is recorded apart.

One document with a photograph issued by a public office, or two others such as a certificate of eligibility and a pension notice.

A proxy also brings a mandate; the proxy&apos;s own identity is what is checked here. The head of household is obliged to notify.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonsPage</name>
    <message>
        <source>Persons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be enrolled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space takes a person out or in. Leave out who is insured elsewhere: employees&apos; insurance and their dependants, medical care for the elderly from 75, public assistance.

The head of household notifies even when not enrolled; the household then has a nominal head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 years old</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalPage</name>
    <message>
        <source>Reception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved in, not yet enrolled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head of household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kana of the head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first letters shorten the list; Down goes to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list holds who moved in by the resident register and is not enrolled yet. Enter takes the record over into the form.

The resident brings: a document with a photograph (or two without), the individual number of everybody who is to be enrolled, and a mandate if somebody else comes.

Purpose of the form: enrolment in National Health Insurance, nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 persons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody with these letters waits to be enrolled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the move was notified today, the register sends it within minutes; F5 looks again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
