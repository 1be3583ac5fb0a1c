<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>madoguchi::ui::CardRegistration</name>
    <message>
        <source>PIN of the card</source>
        <translation>カードの暗証番号</translation>
    </message>
    <message>
        <source>Apply for this card</source>
        <translation>このカードの登録を申し込む</translation>
    </message>
    <message>
        <source>Back to the login (Esc)</source>
        <translation>ログインに戻る (Esc)</translation>
    </message>
    <message>
        <source>Tell the administrator this code: the same one stands on the administrator&apos;s screen. Once the card has been given to you, log in with it and choose your password.</source>
        <translation>この番号を管理者に伝えてください。管理者の画面にも同じ番号が出ています。登録が済んだら、このカードでログインし、パスワードを決めます。</translation>
    </message>
    <message>
        <source>This card is of this municipality and belongs to nobody yet. It can show itself to the administrator; nothing is typed anywhere.</source>
        <translation>この市のカードですが、まだだれのカードでもありません。管理者に登録を申し込めます。</translation>
    </message>
    <message>
        <source>Please type the PIN.</source>
        <translation>暗証番号を入れてください。</translation>
    </message>
    <message>
        <source>The card is showing itself to the server.</source>
        <translation>サーバーに申し込んでいます。</translation>
    </message>
</context>
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
        <translation>%1&#x3000;%2 さんが使用中です</translation>
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
    <message>
        <source>The password has been set. Log in with it now.</source>
        <translation>パスワードを決めました。新しいパスワードでログインしてください。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::PasswordForm</name>
    <message>
        <source>PIN of the card</source>
        <translation>カードの暗証番号</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>今のパスワード</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新しいパスワード</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Choose this password</source>
        <translation>このパスワードにする</translation>
    </message>
    <message>
        <source>Not now (Esc)</source>
        <translation>やめる (Esc)</translation>
    </message>
    <message>
        <source>8 to 64 characters, only you know it. No name, no date, no word that others use; several words in a row are easy to keep and hard to guess.</source>
        <translation>8文字から64文字まで。名前・日付・よくある言葉は避けてください。いくつかの言葉を並べると、覚えやすく推測されにくくなります。</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>大文字入力になっているようです。</translation>
    </message>
    <message>
        <source>This card has no password yet. Choose yours.</source>
        <translation>このカードのパスワードを決めてください。</translation>
    </message>
    <message>
        <source>Your password has reached its age. Choose another one.</source>
        <translation>パスワードの期限が来ました。新しく決めてください。</translation>
    </message>
    <message>
        <source>Choose another password.</source>
        <translation>新しいパスワードを決めてください。</translation>
    </message>
    <message>
        <source>The password is being checked and set.</source>
        <translation>パスワードを確かめ、設定しています。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::StrengthMeter</name>
    <message>
        <source>8 characters or more</source>
        <translation>8文字以上</translation>
    </message>
    <message>
        <source>%1 more characters</source>
        <translation>あと%1文字</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <source>this will do; longer is safer</source>
        <translation>使えます。長いほど安全です</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>長すぎます</translation>
    </message>
    <message>
        <source>too easy: a name of the office</source>
        <translation>使えません。職員や役所の名前です</translation>
    </message>
    <message>
        <source>too easy: a word that others use</source>
        <translation>使えません。よく使われる言葉です</translation>
    </message>
    <message>
        <source>too easy: it repeats or runs on</source>
        <translation>使えません。繰り返しや並び順です</translation>
    </message>
    <message>
        <source>still too easy to guess</source>
        <translation>まだ推測されやすいです</translation>
    </message>
</context>
    <context>
        <name>madoguchi::ui::KeyChange</name>
        <message>
            <source>Card and password are in order. The key of this terminal is being changed; then you are in.</source>
            <translation>ICカードとパスワードは確認できました。この端末の鍵を更新しています。終わり次第、ログインします。</translation>
        </message>
        <message>
            <source>Leave the card where it is. Nothing is lost if the terminal is switched off meanwhile: it goes on, or begins again, at the next login.</source>
            <translation>ICカードはそのままにしてください。途中で電源が切れてもデータは失われません。次のログインで続きから、または初めから行います。</translation>
        </message>
    </context>
</TS>
