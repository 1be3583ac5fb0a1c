<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>madoguchi::ui::DensityStrip</name>
    <message>
        <source>%1 h: %2</source>
        <translation>%1時 %2件</translation>
    </message>
    <message>
        <source>Entries by hour, %1</source>
        <translation>%1 時間ごとの件数</translation>
    </message>
    <message>
        <source>Outside office hours: %1</source>
        <translation>時間外 %1件</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::RecordModel</name>
    <message>
        <source>%1/%2 %3</source>
        <translation>%1月%2日 %3</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1件</translation>
    </message>
    <message>
        <source>none</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>witnessed</source>
        <translation>署名済</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>署名待ち</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Server&apos;s witness</source>
        <translation>サーバー署名</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::RecordScreen</name>
    <message>
        <source>Entries of the record</source>
        <translation>操作の記録</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>記録を読んでいます…</translation>
    </message>
    <message>
        <source>Every access is here, refusals too. Entries are chained and signed; the server witnesses them, so that nothing can be changed or left out unnoticed. Compare with the paper by the reception number.</source>
        <translation>すべての操作が、断られたものも含めて残ります。記録はつながりと署名で守られ、サーバーも署名するため、書き換えや抜き取りは必ず分かります。紙の記録とは受付番号で照らし合わせてください。</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>第%1号</translation>
    </message>
    <message>
        <source>The person&apos;s duties do not include this; it was refused before anything was shown.</source>
        <translation>担当に含まれない操作です。内容を表示する前に断りました。</translation>
    </message>
    <message>
        <source>It was tried and did not succeed; nothing was half-done.</source>
        <translation>試みましたが完了しませんでした。途中まで反映されたものはありません。</translation>
    </message>
    <message>
        <source>witnessed</source>
        <translation>署名済</translation>
    </message>
    <message>
        <source>witness under way</source>
        <translation>署名待ち</translation>
    </message>
    <message>
        <source>%1 entries · signed %2 · witnessed by the server up to no. %3 (%4)</source>
        <translation>全%1件 · 端末の署名 %2 · サーバーの署名 第%3号まで(%4)</translation>
    </message>
    <message>
        <source>There are no entries yet.</source>
        <translation>記録はまだありません。</translation>
    </message>
</context>
</TS>
