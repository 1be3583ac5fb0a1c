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
    <message>
        <source>Entries, counts or review</source>
        <translation>一覧・件数・点検</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
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
<context>
    <name>ReviewPaper</name>
    <message>
        <source>Review of the record of operations</source>
        <translation>操作記録の点検結果</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>対象期間</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>操作記録</translation>
    </message>
    <message>
        <source>%1 entries, sum %2</source>
        <translation>%1件、照合値 %2</translation>
    </message>
    <message>
        <source>Cases that stood out</source>
        <translation>確認事項</translation>
    </message>
    <message>
        <source>%1 answered, %2 of them irregular</source>
        <translation>%1件に回答、うち不適正 %2件</translation>
    </message>
    <message>
        <source>Compared with paper</source>
        <translation>書面との照合</translation>
    </message>
    <message>
        <source>%1 of %2 receptions; paper missing %3, differing %4</source>
        <translation>受付 %2件中 %1件を照合、書面なし %3件、相違 %4件</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>所見</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>%1, %2, by card</source>
        <translation>%1、%2、ICカードによる署名</translation>
    </message>
    <message>
        <source>Irregular and not explained yet</source>
        <translation>不適正として残っているもの</translation>
    </message>
    <message>
        <source>%1, terminal %2: %3 (%4, %5)</source>
        <translation>%1、端末 %2：%3（%4、%5）</translation>
    </message>
    <message>
        <source>nobody logged in</source>
        <translation>ログイン前</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>%1／%2ページ</translation>
    </message>
    <message>
        <source>Taken note of on</source>
        <translation>確認日</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Printed on %1 by %2, terminal %3</source>
        <translation>%1 %2が端末%3で印刷</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ReviewSection</name>
    <message>
        <source>nobody logged in</source>
        <translation>ログイン前</translation>
    </message>
    <message>
        <source>%1 on %2 by %3: %4</source>
        <translation>%1（%2、%3）：%4</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>点検</translation>
    </message>
    <message>
        <source>Review of the record</source>
        <translation>操作記録の点検</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>The record has not been read for its review.</source>
        <translation>まだ操作記録を読み込んでいません。</translation>
    </message>
    <message>
        <source>The record is being read for its review…</source>
        <translation>点検のために操作記録を読んでいます…</translation>
    </message>
    <message>
        <source>Nothing has come to the record since its last review.</source>
        <translation>前回の点検のあと、新しい記録はありません。</translation>
    </message>
    <message>
        <source>The next one is due on %1.</source>
        <translation>次回の期限は%1です。</translation>
    </message>
    <message>
        <source>This review was due on %1.</source>
        <translation>点検の期限（%1）を過ぎています。</translation>
    </message>
    <message>
        <source>Nothing stands out since %1.</source>
        <translation>%1以降、確認が必要な操作はありません。</translation>
    </message>
    <message>
        <source>The review is due on %1.</source>
        <translation>点検の期限は%1です。</translation>
    </message>
    <message>
        <source>Review since %1; due on %2.</source>
        <translation>%1からの点検です。期限は%2です。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1, terminal %2</source>
        <translation>%1、端末 %2</translation>
    </message>
    <message>
        <source>still irregular</source>
        <translation>不適正のまま</translation>
    </message>
    <message>
        <source>Compare with the paper and sign</source>
        <translation>書面との照合と署名</translation>
    </message>
    <message>
        <source>%1 of %2 receptions</source>
        <translation>受付 %2件中 %1件</translation>
    </message>
    <message>
        <source>can be signed</source>
        <translation>署名できます</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>まだ</translation>
    </message>
    <message>
        <source>Review until %1</source>
        <translation>%1までの点検</translation>
    </message>
    <message>
        <source>signed by %1</source>
        <translation>署名 %1</translation>
    </message>
    <message>
        <source>%1 irregular</source>
        <translation>不適正 %1件</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>署名済み</translation>
    </message>
    <message>
        <source>Rules by which entries stand out</source>
        <translation>確認事項を選ぶ規則</translation>
    </message>
    <message>
        <source>%1 rules, %2 of them not yet</source>
        <translation>%1件、うち未対応 %2件</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>だれが</translation>
    </message>
    <message>
        <source>When</source>
        <translation>いつ</translation>
    </message>
    <message>
        <source>%1, no. %2 to %3</source>
        <translation>%1件、第%2号～第%3号</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>第%1号</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>and %1 more: F7</source>
        <translation>ほか%1件（F7で一覧）</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation>回答する</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What was found and who said so. No resident&apos;s name.</source>
        <translation>分かったことと確認した相手。住民の氏名は書きません。</translation>
    </message>
    <message>
        <source>You did this yourself: another auditor answers it.</source>
        <translation>ご自身の操作です。別の監査担当者が回答します。</translation>
    </message>
    <message>
        <source>“%1” is irregular: %2</source>
        <translation>「%1」を不適正とします：%2</translation>
    </message>
    <message>
        <source>“%1” is explained: %2</source>
        <translation>「%1」を説明済みとします：%2</translation>
    </message>
    <message>
        <source>Supervisors and administrators see that it stands until it is explained what became of it.</source>
        <translation>その後の対応が説明されるまで、管理者と承認者の画面に表示されます。</translation>
    </message>
    <message>
        <source>Your name and the reason stand with it.</source>
        <translation>お名前と理由が残ります。</translation>
    </message>
    <message>
        <source>The answer is kept.</source>
        <translation>回答を保存しました。</translation>
    </message>
    <message>
        <source>More stands out than a review can answer one by one (%1 more). Something is wrong with the rules&apos; numbers, or it is an incident: tell who is responsible.</source>
        <translation>確認事項が多すぎて1件ずつ回答できません（ほか%1件）。規則の数値が合っていないか、事故の可能性があります。責任者へ連絡してください。</translation>
    </message>
    <message>
        <source>%1 cases have still to be answered.</source>
        <translation>未回答の確認事項が%1件あります。</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>対象期間</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>操作記録</translation>
    </message>
    <message>
        <source>%1 entries, sum %2</source>
        <translation>%1件、照合値 %2</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>確認事項</translation>
    </message>
    <message>
        <source>%1 answered, %2 of them irregular</source>
        <translation>%1件に回答、うち不適正 %2件</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>抽出</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>所見</translation>
    </message>
    <message>
        <source>Signed review</source>
        <translation>署名済みの点検</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>%1 of %2 receptions; paper missing %3, differing %4</source>
        <translation>受付 %2件中 %1件、書面なし %3件、相違 %4件</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>This terminal cannot print: no printer that it may use is there. The administrator sets them.</source>
        <translation>この端末では印刷できません。使用できるプリンターがありません（管理者が設定します）。</translation>
    </message>
    <message>
        <source>F8 prints it.</source>
        <translation>F8で印刷できます。</translation>
    </message>
    <message>
        <source>In force since %1. The numbers are the office&apos;s own; no law says them.</source>
        <translation>%1から適用。数値は各庁で定めるもので、法令の定めではありません。</translation>
    </message>
    <message>
        <source>%1 pages go to %2.</source>
        <translation>%1ページを%2へ送っています。</translation>
    </message>
    <message>
        <source>The review was given to %1: %2 pages. Fetch them at once.</source>
        <translation>点検結果を%1へ送りました（%2ページ）。すぐに取りに行ってください。</translation>
    </message>
    <message>
        <source>What stands out by the stated rules waits here until an auditor has looked into it. Enter: answer it. F7: all that this person did in those days. Esc: back to the list.

Explained: there was a good reason, and you write it down. Irregular: there was none; supervisors and administrators see that it stands until it is explained what became of it.

Then compare the sample with the paper: the program chooses the receptions by the record&apos;s own sum, so nobody picks them. The signature stands for all of it. Nobody answers for what they did themselves.</source>
        <translation>規則に当たった操作が、監査担当者の回答を待っています。Enter：回答する。F7：その職員のその日の操作をすべて見る。Esc：一覧へ戻る。

説明済み：正当な理由があり、その理由を書きます。不適正：理由がなかったもので、その後の対応が説明されるまで管理者と承認者の画面に表示されます。

次に、抽出した受付を書面と照合します。受付は操作記録の照合値から自動で選ばれ、だれも選べません。署名はこのすべてに対するものです。自分の操作には自分で回答できません。</translation>
    </message>
</context>
<context>
    <name>SignForm</name>
    <message>
        <source>Sign the review</source>
        <translation>点検に署名</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>対象期間</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>操作記録</translation>
    </message>
    <message>
        <source>%1 entries, sum %2</source>
        <translation>%1件、照合値 %2</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>確認事項</translation>
    </message>
    <message>
        <source>%1 answered, %2 of them irregular</source>
        <translation>%1件に回答、うち不適正 %2件</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>抽出</translation>
    </message>
    <message>
        <source>no reception in this period</source>
        <translation>この期間の受付はありません</translation>
    </message>
    <message>
        <source>%1 of %2 receptions: take their paper</source>
        <translation>受付 %2件中 %1件：書面を用意してください</translation>
    </message>
    <message>
        <source>Reception %1</source>
        <translation>受付番号 %1</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>相違の内容</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>所見</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>署名する</translation>
    </message>
    <message>
        <source>You sign: I have reviewed the record of terminal %1 from %2 up to no. %3. %4 cases, %5 irregular; %6 receptions compared with their paper, %7 not in agreement.</source>
        <translation>署名の内容：端末%1の操作記録（%2、第%3号まで）を点検した。確認事項%4件、うち不適正%5件。書面と照合した受付%6件、うち一致しないもの%7件。</translation>
    </message>
    <message>
        <source>Your name stands with it.</source>
        <translation>お名前が残ります。</translation>
    </message>
    <message>
        <source>The review is signed. F8 prints it.</source>
        <translation>点検に署名しました。F8で印刷できます。</translation>
    </message>
</context>
</TS>
