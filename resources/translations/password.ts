<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>madoguchi::ui::PasswordScreen</name>
    <message>
        <source>Your password has been changed. It holds from the next login on, at every terminal.</source>
        <translation>パスワードを変えました。次のログインから、どの端末でも新しいパスワードを使います。</translation>
    </message>
    <message>
        <source>Change of password</source>
        <translation>パスワードの変更</translation>
    </message>
    <message>
        <source>Nobody but you knows your password; IT never asks for it. Whoever has seen it: change it at once.

The card stays in the reader. The server must be in reach: the new password then holds at every terminal.</source>
        <translation>パスワードを知っているのは、あなただけです。情報担当が尋ねることはありません。人に見られたときは、すぐに変えてください。

カードは差したままにします。サーバーにつながっているときに変えられ、どの端末でも効きます。</translation>
    </message>
</context>
</TS>
