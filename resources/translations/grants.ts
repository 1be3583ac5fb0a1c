<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>ApplyForm</name>
    <message>
        <source>Apply for functions</source>
        <translation>権限を申請</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始日</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>終了日</translation>
    </message>
    <message>
        <source>The last day, at most the end of the fiscal year: every year is granted anew. Whoever has a last day gets nothing beyond it.</source>
        <translation>権限の最後の日です。年度をまたぐことはできず、毎年度あらためて付与します。職員に最終日がある場合は、その日までです。</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>職員</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The duties that need it, such as: takes over counter 2 in April</source>
        <translation>権限が要る職務を書きます。例：4月から2番窓口を担当</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>申請する</translation>
    </message>
    <message>
        <source>For %1 is applied: %2</source>
        <translation>%1の権限を申請します：%2</translation>
    </message>
    <message>
        <source>%1. Nothing changes before somebody responsible has granted it.</source>
        <translation>期間 %1。責任者が決裁するまで、何も変わりません。</translation>
    </message>
    <message>
        <source>Applied for. Somebody responsible decides on it.</source>
        <translation>申請しました。責任者の決裁を待ちます。</translation>
    </message>
</context>
<context>
    <name>RosterPaper</name>
    <message>
        <source>Roster of functions granted, %1</source>
        <translation>権限付与名簿&#x3000;%1</translation>
    </message>
    <message>
        <source>%1 · directory No. %2 of %3</source>
        <translation>%1&#x3000;名簿 第%2版（%3）</translation>
    </message>
    <message>
        <source>Name, staff id</source>
        <translation>氏名・職員番号</translation>
    </message>
    <message>
        <source>Section, role</source>
        <translation>所属・役割</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Granted by, on</source>
        <translation>承認者・承認日</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>%1 / %2 ページ</translation>
    </message>
    <message>
        <source>Nothing is granted to anybody.</source>
        <translation>付与中の権限はありません。</translation>
    </message>
    <message>
        <source>Printed on %1 by %2, terminal %3</source>
        <translation>印刷：%1&#x3000;%2&#x3000;端末 %3</translation>
    </message>
    <message>
        <source>I have read this roster and it is right.</source>
        <translation>この名簿を読み、正しいことを確認しました。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>年月日</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ApplicationsSection</name>
    <message>
        <source>For whom</source>
        <translation>対象の職員</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>職務</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Applied for</source>
        <translation>申請</translation>
    </message>
    <message>
        <source>Holds today</source>
        <translation>今日の権限</translation>
    </message>
    <message>
        <source>no functions</source>
        <translation>権限なし</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>申請</translation>
    </message>
    <message>
        <source>Applications that wait</source>
        <translation>決裁を待つ申請</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>職員</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>申請日時</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>権限の申請</translation>
    </message>
    <message>
        <source>No application waits</source>
        <translation>決裁を待つ申請はありません</translation>
    </message>
    <message>
        <source>What a section applies for stands here until somebody responsible has decided.</source>
        <translation>所属から権限の申請があると、責任者が決裁するまでここに出ます。</translation>
    </message>
    <message>
        <source>No application waits.</source>
        <translation>決裁を待つ申請はありません。</translation>
    </message>
    <message>
        <source>Decide by the duties: does this person need these functions, for this long, for this reason?

Nobody decides on an application that is their own or for themselves. A refusal needs a reason, so that the section knows what to change.

Granting and refusing ask for card and password; both are recorded.</source>
        <translation>職務に照らして決めます。この職員に、この権限が、この期間、この理由で要るかどうかです。

自分が申請したもの、自分についての申請は決裁できません。付与しないときは、所属が直せるように理由を書きます。

どちらもカードとパスワードを確かめ、記録に残ります。</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>ほか%1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>申請 %1</translation>
    </message>
    <message>
        <source>Waits for somebody responsible.</source>
        <translation>責任者の決裁を待っています。</translation>
    </message>
    <message>
        <source>Another person decides on this: it is your own application, or for you.</source>
        <translation>あなたの申請、またはあなたについての申請です。別の人が決裁します。</translation>
    </message>
    <message>
        <source>Decide on the application</source>
        <translation>申請の決裁</translation>
    </message>
    <message>
        <source>grant</source>
        <translation>付与する</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>付与しない</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>決裁</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>決裁の理由</translation>
    </message>
    <message>
        <source>Required for a refusal.</source>
        <translation>付与しないときは必ず入れます。</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>決裁する</translation>
    </message>
    <message>
        <source>%1 gets: %2</source>
        <translation>%1に付与します：%2</translation>
    </message>
    <message>
        <source>%1 does not get: %2</source>
        <translation>%1に付与しません：%2</translation>
    </message>
    <message>
        <source>The application falls away. The reason is kept with it.</source>
        <translation>この申請は終わります。理由は記録に残ります。</translation>
    </message>
    <message>
        <source>Granted to %1.</source>
        <translation>%1に付与しました。</translation>
    </message>
    <message>
        <source>Refused, with the reason.</source>
        <translation>理由を添えて、付与しないことにしました。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ConfirmationSection</name>
    <message>
        <source>Roster of the year</source>
        <translation>年度名簿</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>確認の履歴</translation>
    </message>
    <message>
        <source>Fiscal year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>確認した人</translation>
    </message>
    <message>
        <source>At</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>List as it is shown now</source>
        <translation>今の名簿</translation>
    </message>
    <message>
        <source>No roster has been confirmed yet.</source>
        <translation>名簿の確認はまだありません。</translation>
    </message>
    <message>
        <source>Once a fiscal year, and whenever the municipality&apos;s rules ask for it, somebody responsible reads who holds which functions and confirms that it is right. Read the list under &quot;Granted functions&quot; first; end there what is not needed any more.

What is confirmed is the list as it was shown. If it has changed meanwhile, it is read again.

The next year&apos;s list is read in March.</source>
        <translation>年度ごとに、また市の規程で定めるときに、責任者がだれにどの権限があるかを読み、正しいことを確認します。先に「付与中の権限」を読み、要らなくなった権限はそこで終えてください。

確認するのは、画面に出ている名簿です。途中で変わったときは、もう一度読みます。

翌年度の名簿は3月に読みます。</translation>
    </message>
    <message>
        <source>The roster of %1 has not been confirmed yet.</source>
        <translation>%1の名簿は、まだ確認されていません。</translation>
    </message>
    <message>
        <source>%1: confirmed by %2 on %3.</source>
        <translation>%1の名簿は、%2さんが%3に確認しました。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>名簿の版</translation>
    </message>
    <message>
        <source>No. %1, of %2</source>
        <translation>第%1版
%2</translation>
    </message>
    <message>
        <source>%1 hold functions today</source>
        <translation>今日 権限のある職員 %1人</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>決裁待ち</translation>
    </message>
    <message>
        <source>no application</source>
        <translation>申請なし</translation>
    </message>
    <message>
        <source>%1 applications</source>
        <translation>申請 %1件</translation>
    </message>
    <message>
        <source>Confirm the roster</source>
        <translation>名簿の確認</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>確認する</translation>
    </message>
    <message>
        <source>You confirm: I have read the list No. %1, and for %2 it is right.</source>
        <translation>名簿の第%1版を読み、%2の名簿として正しいことを確認します。</translation>
    </message>
    <message>
        <source>Your name stands with it.</source>
        <translation>あなたの氏名とともに残ります。</translation>
    </message>
    <message>
        <source>The roster of %1 has been confirmed.</source>
        <translation>%1の名簿を確認しました。</translation>
    </message>
    <message>
        <source>Print the roster (F8)</source>
        <translation>名簿を印刷（F8）</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>プリンター</translation>
    </message>
    <message>
        <source>This terminal cannot print: no printer that it may use is there. The administrator sets them.</source>
        <translation>この端末では印刷できません。使用を許可されたプリンターが見つかりません。プリンターは管理者が設定します。</translation>
    </message>
    <message>
        <source>%1 pages go to %2.</source>
        <translation>%2 に %1 ページを送っています。</translation>
    </message>
    <message>
        <source>The roster was given to %1: %2 pages. Fetch them at once.</source>
        <translation>%1 に名簿を送りました（%2ページ）。すぐに取りに行ってください。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::GrantsScreen</name>
    <message>
        <source>Functions of the staff</source>
        <translation>職員の権限</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::RosterSection</name>
    <message>
        <source>and %1 more</source>
        <translation>ほか%1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1から</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>開始前</translation>
    </message>
    <message>
        <source>ends today</source>
        <translation>今日まで</translation>
    </message>
    <message>
        <source>ends in %1 days</source>
        <translation>あと%1日</translation>
    </message>
    <message>
        <source>Granted functions</source>
        <translation>付与中の権限</translation>
    </message>
    <message>
        <source>Ending soon (within 30 days)</source>
        <translation>まもなく終わる(30日以内)</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>職員</translation>
    </message>
    <message>
        <source>Functions and reason</source>
        <translation>権限・理由</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Granted by</source>
        <translation>決裁</translation>
    </message>
    <message>
        <source>Name, kana, section or staff id</source>
        <translation>氏名・カナ・所属・職員番号</translation>
    </message>
    <message>
        <source>No grant is chosen</source>
        <translation>権限を選んでいません</translation>
    </message>
    <message>
        <source>Choose one in the list at the left.</source>
        <translation>左の一覧から選んでください。</translation>
    </message>
    <message>
        <source>End this grant</source>
        <translation>この権限を終える</translation>
    </message>
    <message>
        <source>Apply for functions</source>
        <translation>権限を申請</translation>
    </message>
    <message>
        <source>Nobody may do anything that is not granted here: a person, functions, a period, a reason, and whoever granted it.

The section applies; somebody responsible decides. Nobody decides on an application of their own.

A grant ends by itself on its last day, at the latest with the fiscal year, and with a transfer or a last day at work.</source>
        <translation>ここにない権限は、だれも使えません。職員・権限・期間・理由・決裁した人が残ります。

所属が申請し、責任者が決裁します。自分の申請は自分で決裁できません。

権限は終了日に自動で終わります。遅くとも年度末まで、異動や退職のときはその日までです。</translation>
    </message>
    <message>
        <source>Nothing ends within 30 days.</source>
        <translation>30日以内に終わる権限はありません。</translation>
    </message>
    <message>
        <source>Nothing is granted to anybody.</source>
        <translation>付与中の権限はありません。</translation>
    </message>
    <message>
        <source>Nobody matches.</source>
        <translation>当てはまる職員はいません。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Applied for</source>
        <translation>申請</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>決裁</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>End a grant of %1</source>
        <translation>%1の権限の終了</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>終える</translation>
    </message>
    <message>
        <source>%1 loses from now on: %2</source>
        <translation>%1の権限を今から終えます：%2</translation>
    </message>
    <message>
        <source>Until now: %1</source>
        <translation>これまでの期間：%1</translation>
    </message>
    <message>
        <source>The grant of %1 has ended.</source>
        <translation>%1の権限を終えました。</translation>
    </message>
</context>
</TS>
