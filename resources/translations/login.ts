<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
    <context>
        <name>madoguchi::ui::Credentials</name>
        <message>
            <source>PIN of the card</source>
            <translation>ICカードの暗証番号</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>パスワード</translation>
        </message>
        <message>
            <source>Caps Lock seems to be on.</source>
            <translation>大文字の入力になっているようです。</translation>
        </message>
        <message>
            <source>last try</source>
            <translation>あと1回</translation>
        </message>
        <message>
            <source>few tries left</source>
            <translation>残りわずか</translation>
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
    <context>
        <name>madoguchi::ui::LockCover</name>
        <message>
            <source>Card</source>
            <translation>カード</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>ロックを解除</translation>
        </message>
        <message>
            <source>Use it as somebody else</source>
            <translation>別の職員で使う</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>ロック中</translation>
        </message>
        <message>
            <source>In use by %1, %2</source>
            <translation>%1　%2 さんが使用中です</translation>
        </message>
        <message>
            <source>Locked since %1</source>
            <translation>%1 からロックしています</translation>
        </message>
        <message>
            <source>Checking the card…</source>
            <translation>カードを確認しています…</translation>
        </message>
        <message>
            <source>Ending the session…</source>
            <translation>終了しています…</translation>
        </message>
    </context>
    <context>
        <name>madoguchi::ui::LoginPage</name>
        <message>
            <source>Card</source>
            <translation>カード</translation>
        </message>
        <message>
            <source>Terminal</source>
            <translation>端末</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>連携</translation>
        </message>
        <message>
            <source>Log in</source>
            <translation>ログイン</translation>
        </message>
        <message>
            <source>National Health Insurance counter terminal</source>
            <translation>国民健康保険 窓口端末</translation>
        </message>
        <message>
            <source>%1 (training)</source>
            <translation>%1(研修)</translation>
        </message>
        <message>
            <source>Access is recorded.</source>
            <translation>アクセスは記録されます。</translation>
        </message>
        <message>
            <source>Terminal certificate: %1 days left. Tell IT.</source>
            <translation>端末証明書は残り%1日です。情報担当へお知らせください。</translation>
        </message>
        <message>
            <source>The terminal certificate has expired. Call IT.</source>
            <translation>端末証明書の期限が切れています。情報担当へ連絡してください。</translation>
        </message>
        <message>
            <source>The clock is %1 off. Tell IT.</source>
            <translation>時計が%1ずれています。情報担当へお知らせください。</translation>
        </message>
        <message>
            <source>Registered (certificate: %1 days left)</source>
            <translation>登録済みの端末です(証明書 残%1日)</translation>
        </message>
        <message>
            <source>The certificate is checked when the link is used.</source>
            <translation>証明書は接続のときに確認します。</translation>
        </message>
        <message>
            <source>Connected to the federation</source>
            <translation>連合会とつながっています。</translation>
        </message>
        <message>
            <source>Connects after the login.</source>
            <translation>ログインの後につなぎます。</translation>
        </message>
        <message>
            <source>Checking the card…</source>
            <translation>カードを確認しています…</translation>
        </message>
    </context>
</TS>
