<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>ContinuityWords</name>
    <message>
        <source>%1 business days past due</source>
        <translation>期限を%1営業日超過</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>本日が期限</translation>
    </message>
    <message>
        <source>%1 business days left</source>
        <translation>あと%1営業日</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>容認</translation>
    </message>
    <message>
        <source>Does not go on</source>
        <translation>否認</translation>
    </message>
    <message>
        <source>None: what the federation tells is not enough</source>
        <translation>なし（連合会の情報だけでは判定できません）</translation>
    </message>
    <message>
        <source>no due date</source>
        <translation>期限なし</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>To cancel?</source>
        <translation>取消依頼</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取消済</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>取下げ</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>判定済</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>received by the federation; its list of confirmed households comes next</source>
        <translation>連合会が受け付けました。継続世帯確定リストを待っています</translation>
    </message>
    <message>
        <source>refused by the federation: see what was refused under “Link”</source>
        <translation>連合会が受け付けませんでした。「連携」の差戻し・保留を確かめてください</translation>
    </message>
    <message>
        <source>confirmed by the federation</source>
        <translation>連合会で確定済み</translation>
    </message>
    <message>
        <source>The federation has withdrawn it: the move it rests on stands no more. Nothing is to be done.</source>
        <translation>もとになった異動がなくなったため、連合会が取り下げました。することはありません。</translation>
    </message>
    <message>
        <source>The federation holds it back. As soon as it can be decided it stands under what is to decide.</source>
        <translation>連合会が保留にしています。判定できるようになると「未判定」に表示されます。</translation>
    </message>
    <message>
        <source>The household goes on at %1. Compare the months with the payments, then send them with F12; they leave with the day&apos;s files.</source>
        <translation>%1で世帯の継続が容認されました。下の該当月を支給の記録と見比べ、F12で送付します。本日の便で送ります。</translation>
    </message>
    <message>
        <source>%1 has decided. Nothing is to be done here.</source>
        <translation>%1で判定済みです。することはありません。</translation>
    </message>
    <message>
        <source>Compare both sides. If the proposal is right, F12 sends it; whoever decides otherwise says why.</source>
        <translation>転出地と転入地の内容を見比べます。案のとおりであればF12で判定します。案と違う判定をするときは理由を入力します。</translation>
    </message>
    <message>
        <source>What the federation tells does not decide it. Look at the household, ask where needed, decide, and say why.</source>
        <translation>連合会の情報だけでは判定できません。世帯を確かめ、必要なら問い合わせたうえで判定し、理由を入力します。</translation>
    </message>
    <message>
        <source>The decision was cancelled. Decide anew.</source>
        <translation>判定は取り消されました。もう一度判定してください。</translation>
    </message>
    <message>
        <source>Somebody asks to cancel the decision. A second person approves that with card and password, or lets the decision stand and says why.</source>
        <translation>判定の取消が依頼されています。別の職員がカードとパスワードで承認するか、理由を付けて判定を維持します。</translation>
    </message>
    <message>
        <source>Decided. The months below came from %1 and count for this household.</source>
        <translation>判定済みです。下の該当月は%1から引き継ぎ、この世帯の回数に数えます。</translation>
    </message>
    <message>
        <source>Decided. A wrong decision is cancelled by two persons: one asks, another approves.</source>
        <translation>判定済みです。誤った判定は、依頼する職員と承認する職員の二人で取り消します。</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未送付</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::CandidateSheet</name>
    <message>
        <source>Household</source>
        <translation>世帯</translation>
    </message>
    <message>
        <source>Before and after the move</source>
        <translation>転出地と転入地</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>転出地</translation>
    </message>
    <message>
        <source>Came to</source>
        <translation>転入地</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>この端末では不明</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>次にすること</translation>
    </message>
    <message>
        <source>Months that came with it (F7 counts)</source>
        <translation>引き継いだ該当月（F7で回数を計算）</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>送付済</translation>
    </message>
    <message>
        <source>to send</source>
        <translation>未送付</translation>
    </message>
    <message>
        <source>to take back</source>
        <translation>取消が必要</translation>
    </message>
    <message>
        <source>Its months here</source>
        <translation>当市町村の該当月</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>連絡なし</translation>
    </message>
    <message>
        <source>nominal head</source>
        <translation>擬制世帯主</translation>
    </message>
    <message>
        <source>insured</source>
        <translation>被保険者</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>市町村</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>世帯主</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Head is</source>
        <translation>世帯主区分</translation>
    </message>
    <message>
        <source>Insured</source>
        <translation>世帯員</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>世帯番号</translation>
    </message>
    <message>
        <source>Moved on</source>
        <translation>異動日</translation>
    </message>
    <message>
        <source>To be decided by</source>
        <translation>判定期限</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>判定案</translation>
    </message>
    <message>
        <source>High costs in the 12 months before</source>
        <translation>直近12か月の高額該当</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>no</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Asks to cancel</source>
        <translation>取消の依頼</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1「%2」</translation>
    </message>
    <message>
        <source>Cancelled by</source>
        <translation>取消の承認</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>連合会への送付</translation>
    </message>
    <message>
        <source>Receipt of the federation</source>
        <translation>連合会受付番号</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 persons</source>
        <translation>%1人</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>判定者</translation>
    </message>
    <message>
        <source>Insured here</source>
        <translation>当市町村の世帯員</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ContinuityScreen</name>
    <message>
        <source>Households that moved within the prefecture</source>
        <translation>県内で異動した世帯</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>判定期限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>Months to send</source>
        <translation>該当月 未送付</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>判定済</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Which households</source>
        <translation>表示する世帯</translation>
    </message>
    <message>
        <source>Household (F6)</source>
        <translation>世帯（F6）</translation>
    </message>
    <message>
        <source>High costs after a move</source>
        <translation>高額該当引き継ぎ</translation>
    </message>
    <message>
        <source>A household that moved within the prefecture keeps its count of months with high costs, if it goes on as the same household. Whoever it came to decides that, by its head: where the head stays the head it goes on; where the former head is a member of another household it does not.

The proposal follows that rule from what the federation tells. Whoever decides otherwise says why. A decision is cancelled by two persons.

Under “Months to send” stand households that left: the months paid here are told to the other municipality, which counts them. From three months of twelve on the lower limit holds.</source>
        <translation>県内で異動した世帯が同じ世帯として続くときは、高額療養費の該当回数を引き継ぎます。判定は転入地の市町村が世帯主を基準に行います。世帯主が異動先でも世帯主であれば容認、異動先で別の世帯に入り世帯主でなくなれば否認です。

判定案は連合会の情報にこの規則を当てはめたものです。案と違う判定をするときは理由を入力します。判定の取消は二人で行います。

「該当月 未送付」は当市町村から転出した世帯です。当市町村で支給した該当月を転入地へ知らせ、転入地が回数に数えます。直近12か月で3回以上あると多数回該当になります。</translation>
    </message>
    <message>
        <source>The households are being read</source>
        <translation>世帯を読み込んでいます</translation>
    </message>
    <message>
        <source>To decide (%1)</source>
        <translation>未判定（%1）</translation>
    </message>
    <message>
        <source>Months to send (%1)</source>
        <translation>該当月 未送付（%1）</translation>
    </message>
    <message>
        <source>The federation looks for such households once a month; they come by themselves.</source>
        <translation>連合会が毎月1回、対象の世帯を抽出します。自動で届きます。</translation>
    </message>
    <message>
        <source>There is no connection now. What is new comes as soon as it is back.</source>
        <translation>いま接続がありません。接続が戻ると新しいものが届きます。</translation>
    </message>
    <message>
        <source>The households could not be read</source>
        <translation>世帯を読み込めませんでした</translation>
    </message>
    <message>
        <source>F5 tries again. What was decided before is not lost.</source>
        <translation>F5で読み直します。これまでの判定は失われていません。</translation>
    </message>
    <message>
        <source>Nothing is to be decided</source>
        <translation>判定が必要な世帯はありません</translation>
    </message>
    <message>
        <source>No months are to be sent</source>
        <translation>送付が必要な該当月はありません</translation>
    </message>
    <message>
        <source>A household that left stands here as soon as the other municipality has decided that it goes on.</source>
        <translation>転出した世帯は、転入地で容認されるとここに表示されます。</translation>
    </message>
    <message>
        <source>There is no such household yet</source>
        <translation>対象の世帯はまだありません</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>この端末では不明</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1から転入</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>%1へ転出</translation>
    </message>
    <message>
        <source>Why it is decided otherwise than proposed. No individual number.</source>
        <translation>案と違う判定をする理由です。個人番号は入力できません。</translation>
    </message>
    <message>
        <source>Why the decision was wrong. A second person reads it.</source>
        <translation>判定が誤っていた理由です。承認する職員が確かめます。</translation>
    </message>
    <message>
        <source>Required if the decision is to stand.</source>
        <translation>判定を維持するときは必ず入力します。</translation>
    </message>
    <message>
        <source>Let it stand</source>
        <translation>判定を維持</translation>
    </message>
    <message>
        <source>Decide (F12)</source>
        <translation>判定（F12）</translation>
    </message>
    <message>
        <source>Ask to cancel (F12)</source>
        <translation>取消を依頼（F12）</translation>
    </message>
    <message>
        <source>Cancel it (F12)</source>
        <translation>取消を承認（F12）</translation>
    </message>
    <message>
        <source>Send the months (F12)</source>
        <translation>該当月を送付（F12）</translation>
    </message>
    <message>
        <source>Please choose.</source>
        <translation>選んでください。</translation>
    </message>
    <message>
        <source>Please say why it is decided so.</source>
        <translation>判定の理由を入力してください。</translation>
    </message>
    <message>
        <source>F12 once more decides: %1.</source>
        <translation>もう一度F12を押すと「%1」と判定します。</translation>
    </message>
    <message>
        <source>It goes to the federation, and the other municipality is told. Esc takes it back.</source>
        <translation>連合会へ送り、転出地にも知らせます。Escで取りやめます。</translation>
    </message>
    <message>
        <source>Decided. The federation&apos;s list of confirmed households answers it.</source>
        <translation>判定しました。連合会の継続世帯確定リストで確定します。</translation>
    </message>
    <message>
        <source>Please say why it is to be cancelled.</source>
        <translation>取り消す理由を入力してください。</translation>
    </message>
    <message>
        <source>F12 once more asks for the decision to be cancelled.</source>
        <translation>もう一度F12を押すと判定の取消を依頼します。</translation>
    </message>
    <message>
        <source>A second person has to approve it; until then it stands. Esc takes it back.</source>
        <translation>別の職員が承認するまで判定は有効です。Escで取りやめます。</translation>
    </message>
    <message>
        <source>Asked. A second person finds it in this list.</source>
        <translation>取消を依頼しました。承認する職員の一覧に表示されます。</translation>
    </message>
    <message>
        <source>F12 once more cancels the decision.</source>
        <translation>もう一度F12を押すと判定を取り消します。</translation>
    </message>
    <message>
        <source>The federation is told, and months that came with it count no more. Esc takes it back.</source>
        <translation>連合会へ知らせ、引き継いだ該当月は数えなくなります。Escで取りやめます。</translation>
    </message>
    <message>
        <source>Card and password are being checked.</source>
        <translation>カードとパスワードを確かめています。</translation>
    </message>
    <message>
        <source>Cancelled. It is to be decided anew.</source>
        <translation>取り消しました。もう一度判定してください。</translation>
    </message>
    <message>
        <source>Please say why it is to stand.</source>
        <translation>判定を維持する理由を入力してください。</translation>
    </message>
    <message>
        <source>The decision stands. Whoever asked reads why.</source>
        <translation>判定を維持しました。理由は依頼した職員に表示されます。</translation>
    </message>
    <message>
        <source>F12 once more sends %1 months with the day&apos;s files.</source>
        <translation>もう一度F12を押すと、該当月%1件を本日の便で送ります。</translation>
    </message>
    <message>
        <source>F12 once more says that there is no month to tell.</source>
        <translation>もう一度F12を押すと、該当月なしとして完了します。</translation>
    </message>
    <message>
        <source>The other municipality counts them for the household. Esc takes it back.</source>
        <translation>転入地でこの世帯の回数に数えます。Escで取りやめます。</translation>
    </message>
    <message>
        <source>They leave with the day&apos;s files: see “Link”.</source>
        <translation>本日の便で送ります。「連携」で確かめられます。</translation>
    </message>
    <message>
        <source>Household and move</source>
        <translation>世帯と異動</translation>
    </message>
</context>
</TS>
