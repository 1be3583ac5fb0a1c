<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>madoguchi::ui::RetentionScreen</name>
    <message>
        <source>Retention periods</source>
        <translation>保存期間</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::RetentionSection</name>
    <message>
        <source>%1 things</source>
        <translation>記録%1件</translation>
    </message>
    <message>
        <source>%1 former versions</source>
        <translation>以前の版%1件</translation>
    </message>
    <message>
        <source>%1 things and %2</source>
        <translation>記録%1件と%2</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>基準日</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Former versions</source>
        <translation>以前の版</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>番号なし</translation>
    </message>
    <message>
        <source>not a household</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>%1 of %2 carried out</source>
        <translation>%2台中%1台で実施</translation>
    </message>
    <message>
        <source>waits at %1</source>
        <translation>未実施：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between terminals</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Erasures so far</source>
        <translation>これまでの消去</translation>
    </message>
    <message>
        <source>To be erased</source>
        <translation>消去の対象</translation>
    </message>
    <message>
        <source>Kinds of what is over its period</source>
        <translation>保存期間を過ぎた記録の種類</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Kept until (oldest)</source>
        <translation>最も古い保存期限</translation>
    </message>
    <message>
        <source>What is over its period</source>
        <translation>保存期間を過ぎた記録</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>保存期限</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Erasure</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>What is over its period is being looked for…</source>
        <translation>保存期間を過ぎた記録を調べています…</translation>
    </message>
    <message>
        <source>For how long each kind is kept stands in the table of retention periods, with the rule behind it. What is listed here is over its period today.

An order erases all of it at the server and at every terminal: households that have ended, members who have left, notifications, receptions, and former versions of what stays. Nothing of it can be brought back.

At the right stands who ordered what, and which terminals have carried it out. One that is switched off does so once it is used again: look here until none waits.</source>
        <translation>どの記録をいつまで残すかは、根拠とともに保存期間の表で定めています。この一覧は、今日までに保存期間を過ぎた記録です。

消去を指示すると、そのすべてをサーバーとどの端末からも消去します。終わった世帯、世帯を離れた世帯員、届出、受付、残る記録の以前の版です。消去した記録は元に戻せません。

だれがいつ指示したか、どの端末で実施したかは右の一覧に出ます。電源を切ってある端末は、次に使うときに実施します。未実施の端末がなくなるまで、ここで確かめてください。</translation>
    </message>
    <message>
        <source>F5 looks once more.</source>
        <translation>F5でもう一度調べます。</translation>
    </message>
    <message>
        <source>The list has changed since it was shown. Read it once more.</source>
        <translation>画面に出したあとで一覧が変わりました。もう一度確かめてください。</translation>
    </message>
    <message>
        <source>Nothing has been kept longer than its period.</source>
        <translation>保存期間を過ぎた記録はありません。</translation>
    </message>
    <message>
        <source>%1 have been kept for their period.</source>
        <translation>保存期間を過ぎた%1があります。</translation>
    </message>
    <message>
        <source>Nothing is over its period.</source>
        <translation>保存期間を過ぎた記録はありません。</translation>
    </message>
    <message>
        <source>The list has not been read.</source>
        <translation>一覧はまだ読み込まれていません。</translation>
    </message>
    <message>
        <source>and %1 more; those that have been over longest are shown</source>
        <translation>ほか%1件。保存期限の古いものから順に表示しています。</translation>
    </message>
    <message>
        <source>Order of the erasure</source>
        <translation>消去の指示</translation>
    </message>
    <message>
        <source>Order the erasure</source>
        <translation>消去を指示する</translation>
    </message>
    <message>
        <source>You order: %1 that were over their period on %2 are erased at the server and at every terminal. This cannot be undone.</source>
        <translation>%2の時点で保存期間を過ぎた%1を、サーバーとすべての端末から消去するよう指示します。元に戻すことはできません。</translation>
    </message>
    <message>
        <source>The key of every terminal is changed at its next opening, so that copies made before open no more.</source>
        <translation>どの端末も次に開くときに鍵が替わり、それより前に作られた控えは開けなくなります。</translation>
    </message>
    <message>
        <source>The erasure has been ordered.</source>
        <translation>消去を指示しました。</translation>
    </message>
    <message>
        <source>Day, ordered by</source>
        <translation>基準日・指示した人</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>Nothing has been erased yet.</source>
        <translation>消去はまだありません。</translation>
    </message>
</context>
</TS>
