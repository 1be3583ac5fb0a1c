<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>ScreenRegistry</name>
    <message>
        <source>Home</source>
        <translation>ホーム</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>世帯</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>連携</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation>競合</translation>
    </message>
    <message>
        <source>High costs</source>
        <translation>高額引継</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>保存期間</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ContextPanel</name>
    <message>
        <source>Explanation</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>F1 hides it</source>
        <translation>F1で閉じる</translation>
    </message>
    <message>
        <source>Nothing to explain here.</source>
        <translation>ここで説明することはありません。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::FirstLoad</name>
    <message>
        <source>Go on loading</source>
        <translation>続きから読み込む</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Preparing this terminal</source>
        <translation>端末の準備をしています</translation>
    </message>
    <message>
        <source>The insured persons of your municipality are loaded once, encrypted on this terminal. You can interrupt; it goes on where it stopped. So does a terminal that locks because nobody touches it: unlock it.</source>
        <translation>被保険者の情報を一度だけ読み込み、暗号化して端末に保管します。中断しても、続きから始められます。操作がないと画面がロックされて読み込みも止まりますが、解除すれば続きから進みます。</translation>
    </message>
    <message>
        <source>Wait a little, then go on loading. Call IT if it stays so; work at another terminal meanwhile.</source>
        <translation>少し待ってから「続きから読み込む」を押してください。続くときは情報担当へ連絡し、その間は別の端末をお使いください。</translation>
    </message>
    <message>
        <source>The server does not answer. What has been loaded is kept, but nobody can be looked up here until all is loaded.</source>
        <translation>サーバーから応答がありません。読み込んだ分は失われていません。すべて読み込むまで、この端末では検索や届出の受付ができません。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::Header</name>
    <message>
        <source>Counter terminal</source>
        <translation>国保窓口端末</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>研修</translation>
    </message>
    <message>
        <source>%1  %2 · %3</source>
        <translation>%1&#x3000;%2 · %3</translation>
    </message>
    <message>
        <source>Link in order, %1</source>
        <translation>連携 正常 %1</translation>
    </message>
    <message>
        <source>Link down, last %1</source>
        <translation>連携 不通 最終 %1</translation>
    </message>
    <message>
        <source>Link rests in this session</source>
        <translation>連携 休止中</translation>
    </message>
    <message>
        <source>Link being checked, last %1</source>
        <translation>連携 確認中 最終 %1</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::KeyBar</name>
    <message>
        <source>Explain</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>前へ</translation>
    </message>
    <message>
        <source>List</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>世帯</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>印刷</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>仕事</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>住民側</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登録</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::KeyButton</name>
    <message>
        <source>%1 to correct</source>
        <translation>要修正 %1件</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::LookMenu</name>
    <message>
        <source>Display</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>明るい</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>暗い</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高コントラスト</translation>
    </message>
    <message>
        <source>Change the own password</source>
        <translation>パスワードを変える</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::MainWindow</name>
    <message>
        <source>Counter terminal</source>
        <translation>国保窓口端末</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::Rail</name>
    <message>
        <source>Lock</source>
        <translation>ロック</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>表示</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::RailItem</name>
    <message>
        <source>%1 waiting</source>
        <translation>%1件</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::StatusLine</name>
    <message>
        <source>Everything delivered</source>
        <translation>未送達 なし</translation>
    </message>
    <message>
        <source>Undelivered: %1 (oldest %2)</source>
        <translation>未送達 %1件 (最長 %2)</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>差戻し %1件</translation>
    </message>
    <message>
        <source>Serial numbers: gap</source>
        <translation>通番 抜けあり</translation>
    </message>
    <message>
        <source>Serial numbers in order</source>
        <translation>通番 正常</translation>
    </message>
    <message>
        <source>Terminal certificate: %1 days</source>
        <translation>端末証明書 残%1日</translation>
    </message>
    <message>
        <source>Terminal certificate: unknown</source>
        <translation>端末証明書 未確認</translation>
    </message>
    <message>
        <source>Record witnessed, %1</source>
        <translation>記録 署名済 %1</translation>
    </message>
    <message>
        <source>Record: %1 not yet witnessed</source>
        <translation>記録 署名待ち %1件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>%1: silent for too long</source>
        <translation>%1:途絶</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::WorkItems</name>
    <message>
        <source>Changes on their way</source>
        <translation>送達待ちの変更</translation>
    </message>
    <message>
        <source>Answers of the federation to work through</source>
        <translation>処理する回答</translation>
    </message>
    <message>
        <source>Told by the register, notification not yet received</source>
        <translation>住基異動の届出</translation>
    </message>
    <message>
        <source>Receptions still open</source>
        <translation>受付中の用件</translation>
    </message>
    <message>
        <source>Media overdue for erasure</source>
        <translation>媒体の消去遅れ</translation>
    </message>
    <message>
        <source>Approved: write the medium</source>
        <translation>承認済みの書き出し</translation>
    </message>
    <message>
        <source>Renew the terminal&apos;s certificate</source>
        <translation>端末証明書の更新</translation>
    </message>
    <message>
        <source>Set the terminal&apos;s clock</source>
        <translation>端末の時計合わせ</translation>
    </message>
    <message>
        <source>Entries that the server has not witnessed</source>
        <translation>サーバーの署名がない記録</translation>
    </message>
    <message>
        <source>Applications for functions to decide on</source>
        <translation>権限の決裁待ち</translation>
    </message>
    <message>
        <source>Grants that end within 30 days</source>
        <translation>30日以内に終わる権限</translation>
    </message>
    <message>
        <source>New cards to give to somebody</source>
        <translation>登録を待つカード</translation>
    </message>
    <message>
        <source>Individual numbers still to be confirmed</source>
        <translation>個人番号の確認待ち</translation>
    </message>
    <message>
        <source>Individual numbers that wait for the line</source>
        <translation>個人番号の送信待ち</translation>
    </message>
    <message>
        <source>Refused, to be tried again or closed</source>
        <translation>差戻しの処理待ち</translation>
    </message>
    <message>
        <source>Exchanges that have been silent for too long</source>
        <translation>長く途絶えている通信</translation>
    </message>
    <message>
        <source>Exchanges that are late</source>
        <translation>遅れている通信</translation>
    </message>
    <message>
        <source>Files that wait for one before them</source>
        <translation>前の通番を待つファイル</translation>
    </message>
    <message>
        <source>Answers of the federation past their due date</source>
        <translation>期限切れの回答</translation>
    </message>
    <message>
        <source>Moved households past their day of decision</source>
        <translation>継続判定の遅れ</translation>
    </message>
    <message>
        <source>Moved households to decide (high costs)</source>
        <translation>継続判定待ち</translation>
    </message>
    <message>
        <source>Decisions that somebody asks to cancel</source>
        <translation>判定取消の依頼</translation>
    </message>
    <message>
        <source>Months with high costs to send</source>
        <translation>該当月の送付待ち</translation>
    </message>
    <message>
        <source>Requests and reports to answer</source>
        <translation>承認・確認待ちの申請と届出</translation>
    </message>
    <message>
        <source>No good copy of the data for too long</source>
        <translation>確認済みのデータの控えが長い間ありません</translation>
    </message>
    <message>
        <source>Uses that an auditor found irregular</source>
        <translation>監査で不適正とされた操作</translation>
    </message>
    <message>
        <source>Uses that stand out in the record</source>
        <translation>操作記録の確認事項</translation>
    </message>
    <message>
        <source>The review of the record is overdue</source>
        <translation>操作記録の点検の期限切れ</translation>
    </message>
    <message>
        <source>The review of the record is due within 7 days</source>
        <translation>操作記録の点検の期限が7日以内</translation>
    </message>
</context>
</TS>
