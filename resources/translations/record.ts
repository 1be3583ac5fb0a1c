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
        <source>Entries by hour</source>
        <translation>時間ごとの件数</translation>
    </message>
    <message>
        <source>Outside office hours: %1</source>
        <translation>時間外 %1件</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::FilterRow</name>
    <message>
        <source>log-in and lock</source>
        <translation>ログイン・ロック</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>照会・閲覧</translation>
    </message>
    <message>
        <source>registering</source>
        <translation>登録・変更</translation>
    </message>
    <message>
        <source>sending and receiving</source>
        <translation>送信・受信</translation>
    </message>
    <message>
        <source>media</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>approving</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>administration</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>From</source>
        <translation>期間 から</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期間 まで</translation>
    </message>
    <message>
        <source>Reception number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>絞り込む</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>断られた</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>outside hours</source>
        <translation>時間外のみ</translation>
    </message>
    <message>
        <source>The first day to be looked at, in Japanese or western years. Empty: from the beginning.</source>
        <translation>調べる最初の日を、和暦か西暦で入力します。空欄なら最初の記録からです。</translation>
    </message>
    <message>
        <source>The last day to be looked at. Empty: until now.</source>
        <translation>調べる最後の日を入力します。空欄なら現在までです。</translation>
    </message>
    <message>
        <source>The number on the paper. An internal id of a household, as it stands in the explanation of an entry, is taken here, too. Never an individual number.</source>
        <translation>紙の受付票にある番号を入力します。記録の説明に出る世帯の内部番号(36文字)も入力できます。個人番号は入力できません。</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>職員</translation>
    </message>
    <message>
        <source>Whoever stands in this record. Arrow keys choose, letters jump.</source>
        <translation>この記録に残っている職員です。上下の矢印キーで選びます。</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作の種類</translation>
    </message>
    <message>
        <source>What kind of thing was done. One operation alone: choose it under “Counts”.</source>
        <translation>行われたことの種類です。ひとつの操作だけを見るときは「集計」で選んでください。</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Refused: the person&apos;s duties do not include it. Failed: it was tried and did not succeed.</source>
        <translation>断られた: 担当に含まれない操作です。失敗: 試みましたが完了しなかった操作です。</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>時間帯</translation>
    </message>
    <message>
        <source>Outside hours: before 8:00, from 19:00 on, or on a day on which the office is closed.</source>
        <translation>時間外: 8時前、19時以降、または閉庁日の操作です。</translation>
    </message>
    <message>
        <source>Please write a day, or leave it empty.</source>
        <translation>日付を入力するか、空欄にしてください。</translation>
    </message>
    <message>
        <source>This is before the first day.</source>
        <translation>「から」の日より前です。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::RecordScreen</name>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Everything again (Esc)</source>
        <translation>条件を消す</translation>
    </message>
    <message>
        <source>Entries of the record</source>
        <translation>操作の記録</translation>
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
    <message>
        <source>Entries</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>集計</translation>
    </message>
    <message>
        <source>Entries or counts</source>
        <translation>一覧と集計の切り替え</translation>
    </message>
    <message>
        <source>The record is being looked through…</source>
        <translation>記録を調べています…</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>記録を読んでいます…</translation>
    </message>
    <message>
        <source>Every access is here, refusals too, and looking here as well. Entries are chained and signed; the server witnesses them, so that nothing can be changed or left out unnoticed.</source>
        <translation>すべての操作が、断られたものも、この画面で調べたことも含めて残ります。記録はつながりと署名で守られ、サーバーも署名するため、書き換えや抜き取りは必ず分かります。</translation>
    </message>
    <message>
        <source>Alt+K: what is looked for. F7: all that this person did. F6: everybody who came to what this entry is about. Enter: all of the same reception number, to compare with the paper. Esc goes one step back.</source>
        <translation>Alt+K で条件の欄に移り、Enter で絞り込みます。F7 でこの職員の操作すべて、F6 でこの対象(世帯など)に触れた全員、Enter で同じ受付番号の記録すべてを表示します。紙の受付票と照らし合わせてください。Esc でひとつ前の条件に戻ります。</translation>
    </message>
    <message>
        <source>What was found, counted. Enter on a person or an operation looks for that alone.</source>
        <translation>見つかった記録の集計です。職員または操作の行で Enter を押すと、それだけに絞り込みます。</translation>
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
        <source>Outside office hours: nobody was expected at the terminal.</source>
        <translation>時間外の操作です。端末に誰もいないはずの時間でした。</translation>
    </message>
    <message>
        <source>Internal id of what it is about: %1</source>
        <translation>対象の内部番号: %1</translation>
    </message>
    <message>
        <source>There are no entries yet.</source>
        <translation>記録はまだありません。</translation>
    </message>
    <message>
        <source>No entry fits.</source>
        <translation>条件に合う記録はありません</translation>
    </message>
    <message>
        <source>Nothing of this kind was done, or it is written down elsewhere: this is the record of this one terminal. A wider stretch of days may help.</source>
        <translation>該当する操作はありませんでした。ここにあるのはこの端末の記録だけです。ほかの端末の操作はその端末で確かめてください。期間を広げると見つかることもあります。</translation>
    </message>
    <message>
        <source>Look at everything</source>
        <translation>条件を消してすべて見る</translation>
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
        <source>%1 found</source>
        <translation>%1件</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>断られた操作 %1件</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>失敗 %1件</translation>
    </message>
    <message>
        <source>%1 outside office hours</source>
        <translation>時間外 %1件</translation>
    </message>
    <message>
        <source>History of …%1</source>
        <translation>対象 …%1 の履歴</translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <translation>「%1」だけ</translation>
    </message>
    <message>
        <source>coming</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>%1/%2 %3</source>
        <translation>%1月%2日 %3</translation>
    </message>
    <message>
        <source>outside hours</source>
        <translation>時間外</translation>
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
        <source>not yet</source>
        <translation>署名待ち</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::StatisticsSection</name>
    <message>
        <source>Entries</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Outside hours</source>
        <translation>時間外</translation>
    </message>
    <message>
        <source>Nothing to count.</source>
        <translation>集計するものはありません。</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>職員ごとの件数</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>職員</translation>
    </message>
    <message>
        <source>By operation</source>
        <translation>操作ごとの件数</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>not logged in</source>
        <translation>ログイン前</translation>
    </message>
</context>
</TS>
