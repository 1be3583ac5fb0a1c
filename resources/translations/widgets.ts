<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>LampRow</name>
    <message>
        <source>Terminal</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>庁内</translation>
    </message>
    <message>
        <source>Federation</source>
        <translation>連合会</translation>
    </message>
    <message>
        <source>Intermediate</source>
        <translation>中間サーバー</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>資格確認</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待ち</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>確認済</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>差戻し</translation>
    </message>
    <message>
        <source>cannot be confirmed here</source>
        <translation>ここでは確認できません</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::DateField</name>
    <message>
        <source>R8.11.1 or 2026/11/1</source>
        <translation>R8.11.1 または 2026/11/1</translation>
    </message>
    <message>
        <source>not a day yet</source>
        <translation>日付の途中です</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::FilterEdit</name>
    <message>
        <source>Narrow the list</source>
        <translation>一覧を絞り込む</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::HealthTable</name>
    <message>
        <source>Link and terminal</source>
        <translation>連携と端末</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>最終</translation>
    </message>
    <message>
        <source>Federation</source>
        <translation>連合会</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>受領の確認</translation>
    </message>
    <message>
        <source>Everything acknowledged</source>
        <translation>すべて確認済み</translation>
    </message>
    <message>
        <source>%1 not yet acknowledged</source>
        <translation>未確認 %1件</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>最長 %1</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>差戻し</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1件あります</translation>
    </message>
    <message>
        <source>None</source>
        <translation>ありません</translation>
    </message>
    <message>
        <source>Serial numbers</source>
        <translation>通番</translation>
    </message>
    <message>
        <source>A file is missing</source>
        <translation>抜けがあります</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>操作の記録</translation>
    </message>
    <message>
        <source>%1 not yet witnessed</source>
        <translation>署名待ち %1件</translation>
    </message>
    <message>
        <source>Terminal certificate</source>
        <translation>端末証明書</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>残り%1日</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>時計</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>確認しています</translation>
    </message>
    <message>
        <source>Not yet checked</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Not yet compared</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>%1 s from the server</source>
        <translation>差 %1秒</translation>
    </message>
    <message>
        <source>Rests in this session</source>
        <translation>休止中</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>Copies of the data</source>
        <translation>データの控え</translation>
    </message>
    <message>
        <source>The last one was damaged; another one is made</source>
        <translation>前回の控えが壊れていました。作り直します</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::MonthTable</name>
    <message>
        <source>Months</source>
        <translation>該当月</translation>
    </message>
    <message>
        <source>Treated in</source>
        <translation>診療年月</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>支給</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>所得区分</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>No month is known.</source>
        <translation>該当月はありません。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::NumberCapture</name>
    <message>
        <source>Individual number, typed twice</source>
        <translation>個人番号(2回入力)</translation>
    </message>
    <message>
        <source>1st</source>
        <translation>1回目</translation>
    </message>
    <message>
        <source>2nd</source>
        <translation>2回目</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ProgressPanel</name>
    <message>
        <source>Interrupt</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>%1 of %2 records</source>
        <translation>%2件中 %1件</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1件</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2中 %1</translation>
    </message>
    <message>
        <source>Working out the time left…</source>
        <translation>残り時間を計算しています…</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り 約%1</translation>
    </message>
    <message>
        <source>Interrupted. It goes on from here.</source>
        <translation>中断しました。続きから始められます。</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了しました</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>再開</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::StepUp</name>
    <message>
        <source>PIN of the card</source>
        <translation>カードの暗証番号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Your card signs what stands above. Leave the card in the reader and type your password.</source>
        <translation>上の内容にあなたのカードで署名します。カードは差したまま、パスワードを入れてください。</translation>
    </message>
    <message>
        <source>Please type the PIN.</source>
        <translation>暗証番号を入れてください。</translation>
    </message>
    <message>
        <source>Please type the password.</source>
        <translation>パスワードを入れてください。</translation>
    </message>
</context>
</TS>
