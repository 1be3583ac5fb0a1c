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
