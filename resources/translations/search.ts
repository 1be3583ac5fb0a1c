<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>ResultPreview</name>
    <message>
        <source>Select a row to see who it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol, number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or F6 opens the household. Opening is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head of household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more with the same name and date of birth. Check address and number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the selected person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview, empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Kana, from the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yamada / yamada ta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name as written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yamada Taro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S30.1.1 / 1955/1/1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol, number (and branch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12345678-01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addressee number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0000101</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together, with a space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yamada S30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the field understands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The individual number is never searched for and never shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol, number, branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kana, name, date of birth, symbol and number, addressee number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you know; the list follows. Each term that was understood stands under the field and can be taken out with Delete.

Down goes to the list, Enter opens the household. What stands on the screen for half a second is entered in the record as one search, and every household that is opened as one look.

Same name and date of birth: ask for the address and compare the number on the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer letters, or one of the terms taken out, find more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first %1 of more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TermChips</name>
    <message>
        <source>Kana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol and number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addressee number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search term %1 %2; Delete removes it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
