<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Concerns</name>
    <message>
        <source>not ended</source>
        <translation>終了漏れ</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>other side not yet in</source>
        <translation>相手未着</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kind, how many</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>certificate not returned</source>
        <translation>証の未回収</translation>
    </message>
    <message>
        <source>certificate expired</source>
        <translation>証の期限切れ</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::HouseholdHeader</name>
    <message>
        <source>Tel. %1</source>
        <translation>電話 %1</translation>
    </message>
    <message>
        <source>Person and household</source>
        <translation>対象者と世帯</translation>
    </message>
    <message>
        <source>%1 years old</source>
        <translation>%1歳</translation>
    </message>
    <message>
        <source>not insured</source>
        <translation>国保未加入</translation>
    </message>
    <message>
        <source>nominal head of household</source>
        <translation>擬制世帯主</translation>
    </message>
    <message>
        <source>household with a nominal head</source>
        <translation>擬制世帯主の世帯</translation>
    </message>
    <message>
        <source>Household %1</source>
        <translation>世帯番号 %1</translation>
    </message>
    <message>
        <source>%1 to look at in this household (%2)</source>
        <translation>世帯に要確認 %1件(%2)</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::HouseholdScreen</name>
    <message>
        <source>Eligibility</source>
        <translation>資格</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>市町村</translation>
    </message>
    <message>
        <source>Eligible from</source>
        <translation>資格取得日</translation>
    </message>
    <message>
        <source>Eligible until</source>
        <translation>資格喪失日</translation>
    </message>
    <message>
        <source>Cover from</source>
        <translation>適用開始日</translation>
    </message>
    <message>
        <source>Cover until</source>
        <translation>適用終了日</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>取得日</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>届出</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>届出番号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>受付者</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>連携</translation>
    </message>
    <message>
        <source>Delivery by station</source>
        <translation>届出ごとの連携</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>届き先</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>At</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>No household is open</source>
        <translation>世帯が選ばれていません</translation>
    </message>
    <message>
        <source>Search for a person with F2 and open the household with Enter.</source>
        <translation>F2 で検索し、Enter で世帯を開きます。</translation>
    </message>
    <message>
        <source>To the search (F2)</source>
        <translation>検索へ (F2)</translation>
    </message>
    <message>
        <source>More about the household</source>
        <translation>世帯の詳しい内容</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>世帯</translation>
    </message>
    <message>
        <source>not yet in</source>
        <translation>未着</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>継続中</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>引継</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自市町村</translation>
    </message>
    <message>
        <source>nothing to compare</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>取消済</translation>
    </message>
    <message>
        <source>terminal</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>municipality</source>
        <translation>庁内</translation>
    </message>
    <message>
        <source>federation</source>
        <translation>連合会</translation>
    </message>
    <message>
        <source>intermediate server</source>
        <translation>中間サーバー</translation>
    </message>
    <message>
        <source>eligibility verification</source>
        <translation>資格確認</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未着</translation>
    </message>
    <message>
        <source>no note</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Nobody of this household has been insured.</source>
        <translation>この世帯に被保険者だった方はいません。</translation>
    </message>
    <message>
        <source>No notification yet.</source>
        <translation>届出はまだありません。</translation>
    </message>
    <message>
        <source>Notified on</source>
        <translation>届出日</translation>
    </message>
    <message>
        <source>Upper bar: eligibility at the level of the prefecture. Lower bar: cover by the municipality. A move within the prefecture ends the lower one and keeps the upper one; its date is taken over once the federation has answered.

Arrow keys go from bar to bar. Hatched: a gap. Red outline: an overlap, or a cover that was not ended when the next began. Struck: a cancelled row. Pins: certificates, on the day of issue; the line ends where one was returned or runs out.</source>
        <translation>上の帯は県単位の資格、下の帯は市町村の適用です。県内で引っ越すと下の帯は終わり、上の帯は続きます。資格取得日は、連合会の答えが届くと引き継がれます。

矢印キーで帯から帯へ移ります。斜線は空白、赤い枠は重複か終了漏れ(次の適用が始まっても終わっていない適用)、取り消し線は取り消された行です。目印は証で、交付日に立ち、線は回収日か有効期限で終わります。</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>終了漏れ</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>証</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>証の区分</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>交付日</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有効期限</translation>
    </message>
    <message>
        <source>To be returned since</source>
        <translation>回収理由発生日</translation>
    </message>
    <message>
        <source>Returned on</source>
        <translation>回収日</translation>
    </message>
    <message>
        <source>Nobody of this household is insured here today, and no certificate has been issued to anybody.</source>
        <translation>この世帯には現在の被保険者がおらず、これまでに証の交付もありません。</translation>
    </message>
    <message>
        <source>without expiry</source>
        <translation>期限なし</translation>
    </message>
    <message>
        <source>no reason</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>not returned</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>none issued yet</source>
        <translation>未交付</translation>
    </message>
    <message>
        <source>The household is being opened</source>
        <translation>世帯を開いています</translation>
    </message>
    <message>
        <source>Taken back. It goes to the federation with today&apos;s files.</source>
        <translation>取り消しました。本日のファイルで連合会に送ります。</translation>
    </message>
    <message>
        <source>Take back (Ctrl+D)</source>
        <translation>取消 (Ctrl+D)</translation>
    </message>
    <message>
        <source>Begin a notification (Ctrl+N)</source>
        <translation>届出を始める (Ctrl+N)</translation>
    </message>
    <message>
        <source>What should never have been is taken back, never deleted: the row stays visible with its reason, and the federation is told with the day&apos;s files.

The cover: somebody was never insured here, or the federation has refused it and it is notified anew. Only its end: the cover was ended by mistake.</source>
        <translation>あるはずのなかった資格を取り消します。消すことはありません。行は理由とともに残り、本日のファイルで連合会に伝わります。

資格の取消: 加入の事実がなかったとき、または連合会が受け付けず届け出なおすとき。終わりだけの取消: 誤って終わらせたとき。</translation>
    </message>
    <message>
        <source>High costs</source>
        <translation>高額</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::TakingBack</name>
    <message>
        <source>cover from %1</source>
        <translation>適用&#x3000;%1から</translation>
    </message>
    <message>
        <source>cover until %1</source>
        <translation>適用&#x3000;%1まで</translation>
    </message>
    <message>
        <source>the cover: it never was</source>
        <translation>資格そのもの(加入の事実がない)</translation>
    </message>
    <message>
        <source>only its end: the cover goes on</source>
        <translation>終わりだけ(適用は続く)</translation>
    </message>
    <message>
        <source>What is taken back</source>
        <translation>取り消すもの</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>取消の理由</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>資格の取消</translation>
    </message>
    <message>
        <source>Who found out, and how. It stays beside the struck row; no individual number.</source>
        <translation>だれが、どのように確認したか。取消の行に残ります。個人番号は書けません。</translation>
    </message>
    <message>
        <source>F12 shows what will happen.</source>
        <translation>F12で、これから起こることを示します。</translation>
    </message>
    <message>
        <source>Esc leaves everything as it is.</source>
        <translation>Escで、何も変えずに戻ります。</translation>
    </message>
    <message>
        <source>Please choose what is taken back.</source>
        <translation>取り消すものを選んでください。</translation>
    </message>
    <message>
        <source>Please say why.</source>
        <translation>理由を入力してください。</translation>
    </message>
    <message>
        <source>Press F12 once more to take it back.</source>
        <translation>もう一度F12を押すと取り消します。</translation>
    </message>
    <message>
        <source>The cover goes on as if it had not been ended; the federation is told of the change.</source>
        <translation>終わりがなかったものとして適用が続きます。連合会には変更として伝えます。</translation>
    </message>
    <message>
        <source>The cover stays visible, struck; the federation is told that it is cancelled.</source>
        <translation>行は取消線を付けて残ります。連合会には取消として伝えます。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::TimelineView</name>
    <message>
        <source>Timeline of the household&apos;s cover</source>
        <translation>世帯の資格の経過</translation>
    </message>
    <message>
        <source>no cover recorded</source>
        <translation>資格の記録なし</translation>
    </message>
    <message>
        <source>not insured here (outside the scheme)</source>
        <translation>対象外(国保に加入していません)</translation>
    </message>
    <message>
        <source>eligibility, prefecture level</source>
        <translation>県単位の資格</translation>
    </message>
    <message>
        <source>cover by %1</source>
        <translation>%1の適用</translation>
    </message>
    <message>
        <source>begins: %1</source>
        <translation>取得 %1</translation>
    </message>
    <message>
        <source>ends: %1</source>
        <translation>喪失 %1</translation>
    </message>
    <message>
        <source>date taken over from the previous municipality</source>
        <translation>取得日は前の市町村から引継</translation>
    </message>
    <message>
        <source>cancelled row</source>
        <translation>取り消された行</translation>
    </message>
    <message>
        <source>moved in from %1</source>
        <translation>%1から転入</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>世帯員</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>%1 (month)</source>
        <translation>%1月</translation>
    </message>
    <message>
        <source>%1 years old</source>
        <translation>%1歳</translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation>枝番%1</translation>
    </message>
    <message>
        <source>nominal head of household</source>
        <translation>擬制世帯主</translation>
    </message>
    <message>
        <source>Elig.</source>
        <translation>資格</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>引継</translation>
    </message>
    <message>
        <source>the cover by %1 was not ended when the next began</source>
        <translation>%1の適用が、次の適用の開始までに終了していません(終了漏れ)</translation>
    </message>
    <message>
        <source>issued on %1</source>
        <translation>%1交付</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>有効期限 %1</translation>
    </message>
    <message>
        <source>without expiry</source>
        <translation>有効期限なし</translation>
    </message>
    <message>
        <source>to be returned since %1</source>
        <translation>回収理由発生日 %1</translation>
    </message>
    <message>
        <source>returned on %1</source>
        <translation>回収日 %1</translation>
    </message>
    <message>
        <source>Cert.</source>
        <translation>証</translation>
    </message>
</context>
</TS>
