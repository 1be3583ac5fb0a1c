<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>madoguchi::ui::CustodyTable</name>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1時間%2分</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1超過</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>あと%1</translation>
    </message>
    <message>
        <source>Media that are out</source>
        <translation>持ち出し中の媒体</translation>
    </message>
    <message>
        <source>Who has it, which, and until when</source>
        <translation>所持者・媒体・消去期限</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::DeliveryTable</name>
    <message>
        <source>Way of the latest changes</source>
        <translation>最近の届出の送達</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>届出</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>送達</translation>
    </message>
    <message>
        <source>Nothing has been sent from here yet.</source>
        <translation>この端末から送ったものはまだありません。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::HomeScreen</name>
    <message>
        <source>Work waiting</source>
        <translation>仕事</translation>
    </message>
    <message>
        <source>Link and terminal</source>
        <translation>連携と端末</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>ホーム</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>サーバーに確かめています…</translation>
    </message>
    <message>
        <source>Everything is up to date.</source>
        <translation>最新の状態です。</translation>
    </message>
    <message>
        <source>Work waiting: what is blocked stands first, then what is due.

A green mark means that a signed receipt has been checked. What is on its way is kept on this terminal and sent again by itself, so you can go on working while the link is down.</source>
        <translation>止まっているもの、期限のあるものから順に並んでいます。

緑の印は、署名された受領証を確認できたことを示します。送達待ちのものは端末で保管し、自動で送り直します。回線が切れている間も業務は続けられます。</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1件</translation>
    </message>
    <message>
        <source>Approvals and media</source>
        <translation>承認と媒体</translation>
    </message>
    <message>
        <source>Other work</source>
        <translation>そのほかの仕事</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>操作の記録</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Signed here</source>
        <translation>端末の署名</translation>
    </message>
    <message>
        <source>Witnessed</source>
        <translation>サーバーの署名</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>署名待ち</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>Terminal valid until</source>
        <translation>端末の期限</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>残り</translation>
    </message>
    <message>
        <source>Your card valid until</source>
        <translation>カードの期限</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1日</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1件</translation>
    </message>
    <message>
        <source>Every medium lies in the locked store.</source>
        <translation>媒体はすべて施錠保管庫にあります。</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>次回の点検</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ReceptionTable</name>
    <message>
        <source>Receptions today</source>
        <translation>今日の受付</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>open</source>
        <translation>受付中</translation>
    </message>
    <message>
        <source>Nobody has been received yet today.</source>
        <translation>今日の受付はまだありません。</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 から</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::WorkTable</name>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Nothing is waiting.</source>
        <translation>待っている仕事はありません。</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1 · %2から</translation>
    </message>
</context>
</TS>
