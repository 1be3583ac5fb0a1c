<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>HouseholdHeader</name>
    <message>
        <source>Person and household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 years old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not insured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nominal head of household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>household with a nominal head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdScreen</name>
    <message>
        <source>Eligibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eligible from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery by station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No household is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a person with F2 and open the household with Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the search (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about the household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper bar: eligibility at the level of the prefecture. Lower bar: cover by the municipality. A move within the prefecture ends the lower one and keeps the upper one; its date is taken over once the federation has answered.

Arrow keys go from bar to bar. Hatched: a gap. Red outline: an overlap. Struck: a cancelled row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>municipality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>federation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intermediate server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eligibility verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline of the household&apos;s cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cover recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not insured here (outside the scheme)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eligibility, prefecture level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cover by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begins: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date taken over from the previous municipality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved in from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (month)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 years old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nominal head of household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elig.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken over</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
