<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>ConflictWords</name>
    <message>
        <source>Household number</source>
        <translation>世帯番号</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>記号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Head is not insured</source>
        <translation>擬制世帯主</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>郵便番号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>町名</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>Addressee number</source>
        <translation>宛名番号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Kana</source>
        <translation>氏名カナ</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Birth known in part only</source>
        <translation>生年月日の一部不明</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性別</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>続柄</translation>
    </message>
    <message>
        <source>Head of the household</source>
        <translation>世帯主</translation>
    </message>
    <message>
        <source>Insured</source>
        <translation>被保険者</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>Branch number</source>
        <translation>枝番</translation>
    </message>
    <message>
        <source>Federation&apos;s id</source>
        <translation>市町村被保険者ID</translation>
    </message>
    <message>
        <source>Municipality of the cover</source>
        <translation>適用市町村</translation>
    </message>
    <message>
        <source>Eligible from</source>
        <translation>資格取得年月日</translation>
    </message>
    <message>
        <source>Reason of eligibility</source>
        <translation>資格取得事由</translation>
    </message>
    <message>
        <source>Eligible until</source>
        <translation>資格喪失年月日</translation>
    </message>
    <message>
        <source>Reason of its end</source>
        <translation>資格喪失事由</translation>
    </message>
    <message>
        <source>Cover from</source>
        <translation>適用開始年月日</translation>
    </message>
    <message>
        <source>Reason of cover</source>
        <translation>適用開始事由</translation>
    </message>
    <message>
        <source>Cover until</source>
        <translation>適用終了年月日</translation>
    </message>
    <message>
        <source>Reason of the cover&apos;s end</source>
        <translation>適用終了事由</translation>
    </message>
    <message>
        <source>Day of the notification</source>
        <translation>届出年月日</translation>
    </message>
    <message>
        <source>Municipality before</source>
        <translation>転入前市町村</translation>
    </message>
    <message>
        <source>Date taken over</source>
        <translation>取得年月日の引継ぎ</translation>
    </message>
    <message>
        <source>Continuity</source>
        <translation>継続判定</translation>
    </message>
    <message>
        <source>Days of it</source>
        <translation>判定の日数</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>証の種類</translation>
    </message>
    <message>
        <source>Certificate issued</source>
        <translation>証の交付年月日</translation>
    </message>
    <message>
        <source>Certificate valid until</source>
        <translation>証の有効期限</translation>
    </message>
    <message>
        <source>To be returned since</source>
        <translation>証の返還対象日</translation>
    </message>
    <message>
        <source>Certificate returned</source>
        <translation>証の回収年月日</translation>
    </message>
    <message>
        <source>Name of the head</source>
        <translation>世帯主氏名</translation>
    </message>
    <message>
        <source>Kana of the head</source>
        <translation>世帯主カナ</translation>
    </message>
    <message>
        <source>Day of the move</source>
        <translation>異動年月日</translation>
    </message>
    <message>
        <source>Name of the municipality before</source>
        <translation>転入前市町村名</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>処理済み</translation>
    </message>
    <message>
        <source>Opened at</source>
        <translation>受付日時</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>職員番号</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>職員</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>来庁目的</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Who notified</source>
        <translation>届出人</translation>
    </message>
    <message>
        <source>Name of the proxy</source>
        <translation>代理人氏名</translation>
    </message>
    <message>
        <source>Mandate seen</source>
        <translation>委任状の確認</translation>
    </message>
    <message>
        <source>Identity check</source>
        <translation>本人確認</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Day of the event</source>
        <translation>異動年月日</translation>
    </message>
    <message>
        <source>Document of the number</source>
        <translation>番号確認書類</translation>
    </message>
    <message>
        <source>Receipt of the number</source>
        <translation>番号の受領番号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>処理した職員</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>処理日時</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>The federation&apos;s words</source>
        <translation>連合会からの文言</translation>
    </message>
    <message>
        <source>Internal reference</source>
        <translation>内部の管理番号</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>判定なし</translation>
    </message>
    <message>
        <source>continuous</source>
        <translation>連続</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>other side not in</source>
        <translation>相手未着</translation>
    </message>
    <message>
        <source>eligibility certificate</source>
        <translation>資格確認書</translation>
    </message>
    <message>
        <source>notice of eligibility</source>
        <translation>資格情報のお知らせ</translation>
    </message>
    <message>
        <source>special treatment</source>
        <translation>特別療養</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>the head</source>
        <translation>世帯主</translation>
    </message>
    <message>
        <source>a proxy</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>one with photo</source>
        <translation>顔写真付き1点</translation>
    </message>
    <message>
        <source>two others</source>
        <translation>顔写真なし2点</translation>
    </message>
    <message>
        <source>known in person</source>
        <translation>面識あり</translation>
    </message>
    <message>
        <source>number card</source>
        <translation>個人番号カード</translation>
    </message>
    <message>
        <source>notification card</source>
        <translation>通知カード</translation>
    </message>
    <message>
        <source>copy of the register</source>
        <translation>住民票の写し</translation>
    </message>
    <message>
        <source>taken from the register</source>
        <translation>住民基本台帳から</translation>
    </message>
    <message>
        <source>not written</source>
        <translation>記入なし</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未処理</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>担当あり</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>処理済み</translation>
    </message>
    <message>
        <source>nothing entered</source>
        <translation>記入なし</translation>
    </message>
    <message>
        <source>Another field</source>
        <translation>その他の項目</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>項目なし</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>taken in by itself</source>
        <translation>自動取込</translation>
    </message>
    <message>
        <source>Day of the notification of the end</source>
        <translation>喪失届出日</translation>
    </message>
    <message>
        <source>Municipality after</source>
        <translation>転出先</translation>
    </message>
    <message>
        <source>Reason of the cancelling</source>
        <translation>取消の理由</translation>
    </message>
    <message>
        <source>Federation&apos;s dates looked at up to</source>
        <translation>連合会の回答の確認時点</translation>
    </message>
    <message>
        <source>History number</source>
        <translation>履歴番号</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ConflictScreen</name>
    <message>
        <source>Both versions, field by field</source>
        <translation>両方の内容（項目ごと）</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>This terminal</source>
        <translation>この端末</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>庁内共有</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Reason for the decision</source>
        <translation>判断の理由</translation>
    </message>
    <message>
        <source>Keep the municipality&apos;s</source>
        <translation>庁内共有の内容を残す</translation>
    </message>
    <message>
        <source>Put this terminal&apos;s on top (F12)</source>
        <translation>この端末の内容で上書きする（F12）</translation>
    </message>
    <message>
        <source>It is kept with both versions.</source>
        <translation>両方の内容とともに記録に残ります。</translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation>競合</translation>
    </message>
    <message>
        <source>Somebody at another terminal has changed the same thing first. Theirs holds now; what was made here is kept beside it. Nothing is lost until somebody decides.

Keep the municipality&apos;s: what was made here is closed with the reason, and the rows for the federation that wait for it.

Put this terminal&apos;s on top: it leaves as a new change of theirs; the municipality then has it as it stands in the column of this terminal.

If something of both is right, keep the municipality&apos;s and make the missing part again.</source>
        <translation>別の端末で、同じものが先に変更されました。今は先の内容（庁内共有）が有効で、この端末の内容もあわせて残っています。判断するまで、何も失われません。

庁内共有の内容を残す：この端末の内容は理由とともに処理済みになります。それを待つ連合会への行も同じです。

この端末の内容で上書きする：先の内容に対する新しい変更として送られ、庁内共有は「この端末」の列の内容になります。

両方に正しい部分があるときは、庁内共有の内容を残し、足りない部分をもう一度登録してください。</translation>
    </message>
    <message>
        <source>Both versions are being read</source>
        <translation>両方の内容を読み込んでいます</translation>
    </message>
    <message>
        <source>This is decided already</source>
        <translation>すでに処理済みです</translation>
    </message>
    <message>
        <source>Nothing waits here any more. Esc leads back.</source>
        <translation>判断を待つものはありません。Escで前の画面に戻ります。</translation>
    </message>
    <message>
        <source>The versions could not be read</source>
        <translation>内容を読み込めませんでした</translation>
    </message>
    <message>
        <source>F5 tries again. Both are kept.</source>
        <translation>F5でもう一度読み込みます。両方の内容は残っています。</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>相違</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>This terminal: %1</source>
        <translation>この端末：%1</translation>
    </message>
    <message>
        <source>Municipality: %1</source>
        <translation>庁内共有：%1</translation>
    </message>
    <message>
        <source>This terminal&apos;s cannot be put on top yet: something is still on its way. F5 looks again.</source>
        <translation>まだ届いていない変更があるため、この端末の内容で上書きできません。F5でもう一度確かめます。</translation>
    </message>
    <message>
        <source>Of this kind nothing can be put on top.</source>
        <translation>この種類の変更は上書きできません。</translation>
    </message>
    <message>
        <source>There is no connection. What is decided is kept here and leaves later.</source>
        <translation>接続がありません。判断はこの端末に残り、後で送られます。</translation>
    </message>
    <message>
        <source>Two have changed this. The municipality&apos;s holds until you decide.</source>
        <translation>二つの端末で変更されています。判断するまで庁内共有の内容が有効です。</translation>
    </message>
    <message>
        <source>%1 rows for the federation go with it.</source>
        <translation>連合会への%1行もあわせて送られます。</translation>
    </message>
    <message>
        <source>%1 rows for the federation are closed with it.</source>
        <translation>連合会への%1行もあわせて処理済みになります。</translation>
    </message>
    <message>
        <source>F12 once more puts this terminal&apos;s version on top.</source>
        <translation>もう一度F12を押すと、この端末の内容で上書きします。</translation>
    </message>
    <message>
        <source>Enter once more keeps the municipality&apos;s version.</source>
        <translation>もう一度Enterを押すと、庁内共有の内容を残します。</translation>
    </message>
    <message>
        <source>Esc takes it back.</source>
        <translation>Escで取り消します。</translation>
    </message>
    <message>
        <source>This terminal&apos;s version was put on top.</source>
        <translation>この端末の内容で上書きしました。</translation>
    </message>
    <message>
        <source>The municipality&apos;s version was kept.</source>
        <translation>庁内共有の内容を残しました。</translation>
    </message>
    <message>
        <source>The municipality&apos;s version has moved on meanwhile.</source>
        <translation>庁内共有の内容がその間に変わりました。</translation>
    </message>
    <message>
        <source>The newer one stands here now. Nothing was overwritten; look at it and decide again.</source>
        <translation>新しい内容を表示しています。上書きはしていません。確かめてから、もう一度判断してください。</translation>
    </message>
    <message>
        <source>Refused or on hold</source>
        <translation>差戻し・保留</translation>
    </message>
    <message>
        <source>No conflict is chosen</source>
        <translation>競合が選ばれていません</translation>
    </message>
    <message>
        <source>Under “Link”, what was refused or is on hold leads here.</source>
        <translation>「連携」の「差戻し・保留」から開きます。</translation>
    </message>
</context>
</TS>
