#include "order_desk.h"

#include "ui/frame/rail.h"

#include "ui/screens/administration/administration_screen.h"

namespace madoguchi::test {
namespace {

struct AdministrationDesk : OrderDesk {
    AdministrationDesk() { open(ui::createAdministration); }
    ui::RowsTable *staff() { return table(u"staff"_s); }
};

TEST(AdministrationScreen, C13_staff_are_listed_with_card_and_functions)
{
    AdministrationDesk desk;
    ASSERT_EQ(desk.staff()->rows(), desk.directory.known.staff.size());
    const auto *model = desk.staff()->model();
    EXPECT_EQ(model->index(0, 0).data().toString(), u"窓口 花子");
    EXPECT_EQ(model->index(0, 2).data().toString(), u"使用中");
    EXPECT_EQ(model->index(5, 2).data().toString(), u"カードなし");
    EXPECT_EQ(model->index(5, 4).data().toString(), u"なし");
    EXPECT_TRUE(desk.says(u"登録を待っているカードが1枚あります。"_s));
    picture(*desk.screen, u"administration-staff"_s);
}

TEST(AdministrationScreen, C13_typing_narrows_the_list_by_name_kana_or_section)
{
    AdministrationDesk desk;
    ASSERT_EQ(QApplication::focusWidget()->objectName(), u"staffFilter");
    desk.write(u"しんにん"_s);
    EXPECT_EQ(desk.staff()->rows(), 1) << "hiragana finds katakana";
    desk.write(u"情報システム"_s);
    EXPECT_EQ(desk.staff()->rows(), 1);
    desk.write(u"どこにもいない"_s);
    EXPECT_EQ(desk.staff()->rows(), 0);
    EXPECT_TRUE(desk.says(u"職員を選んでいません"_s));
    picture(*desk.screen, u"administration-nobody"_s);
    desk.write({});
    EXPECT_EQ(desk.staff()->rows(), desk.directory.known.staff.size());
}

TEST(AdministrationScreen, C13_a_member_of_staff_is_registered_by_keyboard_alone)
{
    AdministrationDesk desk;
    desk.press(Qt::Key_Tab);
    desk.press(Qt::Key_Return); // 職員を登録
    ASSERT_TRUE(desk.form());
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"staff"_s)->hasError()) << "nothing is ordered while something is missing";
    desk.write(u"s-7"_s);
    for (const QString &text : {u"会計 八重"_s, u"カイケイ ヤエ"_s, u"会計課"_s}) {
        desk.press(Qt::Key_Return); // Enter advances, never registers
        desk.write(text);
    }
    desk.press(Qt::Key_Return);
    desk.press(Qt::Key_6); // 照会担当
    picture(*desk.screen, u"administration-register"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"会計 八重さん(職員番号 s-7)を、会計課の照会担当として登録します。"_s));
    EXPECT_TRUE(desk.directory.orders.isEmpty());
    picture(*desk.screen, u"administration-register-step-up"_s);
    desk.confirm();
    const auto *order = desk.ordered<api::RegisterStaff>();
    ASSERT_TRUE(order);
    EXPECT_EQ(order->staff.text(), u"s-7");
    EXPECT_EQ(order->kana, u"カイケイ ヤエ");
    EXPECT_EQ(order->role, api::Role::Viewer);
    EXPECT_FALSE(order->until.isValid());
    EXPECT_EQ(desk.directory.password.size(), 13U);
    EXPECT_FALSE(desk.form());
    EXPECT_EQ(desk.told.last(), u"会計 八重さんを登録しました。次にカードを渡し、所属から権限を申請してもらってください。");
}

TEST(AdministrationScreen, C16_what_the_rules_refuse_stands_beside_its_field)
{
    AdministrationDesk desk;
    desk.pick(desk.staff(), 1);
    desk.click(u"異動"_s);
    desk.directory.refusal = Error{ErrorCode::StateRefused, {}, u"role"_s};
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"role"_s)->hasError());
    EXPECT_TRUE(desk.says(u"受託職員には契約の最終日が要ります。先に最終日を登録してください。"_s));
    EXPECT_FALSE(desk.isAsking());
    picture(*desk.screen, u"administration-refused"_s);
    desk.directory.refusal = Error{ErrorCode::StateRefused, {u"administration"_s}, u"last"_s};
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"権限を決裁できる人、または管理できる人が、一人もいなくなります。先にほかの人ができるようにしてください。"_s)) << "no field of its own";
}

TEST(AdministrationScreen, C16_a_transfer_says_before_and_after_and_that_functions_end)
{
    AdministrationDesk desk;
    desk.pick(desk.staff(), 1);
    desk.click(u"異動"_s);
    desk.write(u"市民課"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"窓口 次郎さん：保険年金課 窓口担当 → 市民課 窓口担当"_s));
    EXPECT_TRUE(desk.says(u"付与中の権限はすべて終わります。"_s));
    EXPECT_TRUE(desk.screen->stepBack()) << "Esc takes back what was asked for";
    EXPECT_FALSE(desk.isAsking());
    EXPECT_TRUE(desk.form());
    desk.trigger(FunctionKey::F12);
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::TransferStaff>());
    EXPECT_EQ(desk.ordered<api::TransferStaff>()->section, u"市民課");
}

TEST(AdministrationScreen, C14_a_lost_card_is_withdrawn_and_the_list_shows_it)
{
    AdministrationDesk desk;
    desk.directory.onOrder = [&](const api::Order &) { desk.directory.known.staff[1].card = api::CardStanding::None; };
    desk.pick(desk.staff(), 1);
    desk.click(u"カードを止める"_s);
    desk.press(Qt::Key_4); // その他
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"remark"_s)->hasError()) << "other needs a word";
    desk.field(u"reason"_s)->editor()->setFocus();
    desk.press(Qt::Key_1); // 紛失
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"窓口 次郎さんのカード：使用中 → 停止"_s));
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::WithdrawCard>());
    EXPECT_EQ(desk.ordered<api::WithdrawCard>()->reason, u"紛失");
    EXPECT_EQ(desk.staff()->model()->index(1, 2).data().toString(), u"カードなし");
    EXPECT_EQ(desk.staff()->currentRow(), 1) << "the person stays chosen";
}

TEST(AdministrationScreen, C13_a_card_is_given_by_comparing_its_code)
{
    AdministrationDesk desk;
    desk.pick(desk.staff(), 5);
    desk.click(u"カードを渡す"_s);
    EXPECT_TRUE(desk.says(u"7F3A-91C2"_s)) << "large, to be read aloud";
    picture(*desk.screen, u"administration-give-card"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"カード 7F3A-91C2 を、新任 七海さんのカードにします。"_s));
    EXPECT_FALSE(desk.says(u"別の人のカードでないか"_s)) << "a wide space makes no other name";
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::AssignCard>());
    EXPECT_EQ(desk.ordered<api::AssignCard>()->fingerprint, QByteArray(32, 'f'));
    desk.pick(desk.staff(), 1);
    desk.click(u"カードを渡す"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"証明書の氏名は「新任　七海」です。別の人のカードでないか確かめてください。"_s));
}

TEST(AdministrationScreen, C13_without_a_card_that_waits_it_says_how_one_comes)
{
    AdministrationDesk desk;
    desk.directory.known.cards.clear();
    desk.trigger(FunctionKey::F5);
    desk.pick(desk.staff(), 5);
    desk.click(u"カードを渡す"_s);
    EXPECT_TRUE(desk.says(u"登録を待っているカードはありません"_s));
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    picture(*desk.screen, u"administration-no-card"_s);
}

TEST(AdministrationScreen, C16_an_end_has_a_day_and_a_reason)
{
    AdministrationDesk desk;
    desk.pick(desk.staff(), 1);
    desk.click(u"登録を終える"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"reason"_s)->hasError());
    desk.write(u"退職"_s);
    desk.field(u"until"_s)->editor()->setFocus();
    desk.write(u"R8.12.32"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"until"_s)->hasError()) << "there is no such day";
    desk.write(u"R8.12.31"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"窓口 次郎さん：最終日 定めなし → 令和8年12月31日(2026)"_s));
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::EndStaff>());
    EXPECT_EQ(desk.ordered<api::EndStaff>()->until, QDate(2026, 12, 31));
}

TEST(AdministrationScreen, C06_no_reason_takes_an_individual_number)
{
    AdministrationDesk desk;
    desk.pick(desk.staff(), 1);
    desk.click(u"登録を終える"_s);
    desk.field(u"reason"_s)->editor()->setFocus();
    desk.write(u"123456789018"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.field(u"reason"_s)->hasError());
    EXPECT_FALSE(desk.isAsking());
}

TEST(AdministrationScreen, C14_a_wrong_password_orders_nothing_and_asks_again)
{
    AdministrationDesk desk;
    desk.pick(desk.staff(), 1);
    desk.click(u"異動"_s);
    desk.trigger(FunctionKey::F12);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.directory.password.isEmpty()) << "without a password nothing is asked of anybody";
    desk.directory.orderFault = Error{ErrorCode::PasswordWrong, {u"3"_s}, {}};
    desk.confirm();
    EXPECT_TRUE(desk.isAsking());
    EXPECT_TRUE(desk.says(u"パスワードが違います。"_s));
    EXPECT_TRUE(desk.says(u"窓口 次郎さん：保険年金課 窓口担当 → 保険年金課 窓口担当"_s)) << "what will be signed is still shown";
    EXPECT_TRUE(static_cast<ui::SecretEdit *>(desk.field(u"password"_s)->editor())->isEmpty());
    picture(*desk.screen, u"administration-wrong-password"_s);
    desk.directory.orderFault.reset();
    desk.confirm();
    EXPECT_TRUE(desk.ordered<api::TransferStaff>());
}

TEST(AdministrationScreen, C28_a_broken_line_never_says_that_it_will_be_sent_later)
{
    AdministrationDesk desk;
    desk.pick(desk.staff(), 1);
    desk.click(u"異動"_s);
    desk.write(u"市民課"_s);
    desk.trigger(FunctionKey::F12);
    desk.directory.orderFault = Error{ErrorCode::ServerUnreachable, {}, {}};
    desk.confirm();
    EXPECT_TRUE(desk.says(u"何も変わっていません。あとから送られることもありません。"_s));
    EXPECT_TRUE(desk.form()) << "what was typed is still there";
    desk.trigger(FunctionKey::F12);
    desk.directory.orderFault = Error{ErrorCode::OrderUncertain, {}, {}};
    desk.confirm();
    EXPECT_TRUE(desk.says(ui::sentence(Error{ErrorCode::OrderUncertain, {}, {}})));
    EXPECT_TRUE(desk.says(ui::nextStep(Error{ErrorCode::OrderUncertain, {}, {}})));
    picture(*desk.screen, u"administration-uncertain"_s);
}

TEST(AdministrationScreen, C07_a_lock_takes_the_password_back_and_keeps_what_was_typed)
{
    AdministrationDesk desk;
    desk.pick(desk.staff(), 1);
    desk.click(u"異動"_s);
    desk.write(u"市民課"_s);
    desk.trigger(FunctionKey::F12);
    QTest::keyClicks(QApplication::focusWidget(), u"secret"_s);
    desk.screen->clear();
    EXPECT_EQ(desk.staff()->rows(), 0);
    EXPECT_FALSE(desk.isAsking());
    desk.screen->open({});
    desk.settle();
    ASSERT_TRUE(desk.form());
    EXPECT_EQ(desk.textOf(u"section"_s), u"市民課");
    EXPECT_EQ(desk.staff()->currentRow(), 1);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(static_cast<ui::SecretEdit *>(desk.field(u"password"_s)->editor())->isEmpty());
}

TEST(AdministrationScreen, C07_a_lock_while_an_order_is_under_way_says_that_it_is_uncertain)
{
    AdministrationDesk desk;
    desk.pick(desk.staff(), 1);
    desk.click(u"異動"_s);
    desk.trigger(FunctionKey::F12);
    desk.directory.hold = true;
    desk.confirm();
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12));
    desk.screen->clear();
    EXPECT_TRUE(desk.says(ui::sentence(Error{ErrorCode::OrderUncertain, {}, {}})));
}

TEST(AdministrationScreen, C28_terminals_are_registered_and_removed_but_not_this_one)
{
    AdministrationDesk desk;
    desk.section(u"terminalsSection"_s);
    auto *list = desk.table(u"terminals"_s);
    EXPECT_EQ(list->model()->index(0, 3).data().toString(), u"この端末");
    desk.pick(list, 0);
    EXPECT_FALSE(desk.button(u"この端末の登録を外す"_s)->isEnabled());
    picture(*desk.screen, u"administration-terminals"_s);
    desk.pick(list, 1);
    desk.click(u"この端末の登録を外す"_s);
    desk.write(u"盗難"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"端末 T-0002(1階 2番窓口)：登録済 → 登録なし"_s));
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::RemoveTerminal>());
    desk.click(u"端末を登録"_s);
    desk.write(u"T-0003"_s);
    desk.press(Qt::Key_Return);
    desk.write(u"2階"_s);
    desk.trigger(FunctionKey::F12);
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::RegisterTerminal>());
    EXPECT_EQ(desk.ordered<api::RegisterTerminal>()->place, u"2階");
}

TEST(AdministrationScreen, C18_the_register_of_media_names_keeper_and_store_and_who_is_missing)
{
    AdministrationDesk desk;
    auto *tabs = desk.screen->findChild<QTabWidget *>(u"sections"_s);
    EXPECT_EQ(tabs->tabText(2), u"媒体 (1)") << "one has no keeper";
    desk.section(u"mediaSection"_s);
    auto *list = desk.table(u"registeredMedia"_s);
    ASSERT_EQ(list->rows(), 3);
    EXPECT_EQ(list->model()->index(0, 1).data().toString(), u"窓口 花子");
    EXPECT_TRUE(list->model()->index(0, 1).data(Qt::AccessibleTextRole).toString().contains(u"執務室 金庫A"_s));
    EXPECT_EQ(list->model()->index(1, 1).data().toString(), u"保管責任者なし");
    EXPECT_EQ(list->model()->index(2, 2).data().toString(), u"廃棄済");
    desk.pick(list, 2);
    EXPECT_FALSE(desk.button(u"廃棄を記入"_s)->isEnabled()) << "once";
    EXPECT_TRUE(desk.says(u"細断：老朽化"_s));
    desk.pick(list, 1);
    EXPECT_TRUE(desk.says(u"新任 七海さんは媒体を扱えなくなりました。"_s));
    picture(*desk.screen, u"administration-media"_s);
}

TEST(AdministrationScreen, C18_a_medium_is_registered_given_to_another_keeper_and_shredded_by_keyboard)
{
    AdministrationDesk desk;
    desk.section(u"mediaSection"_s);
    auto *list = desk.table(u"registeredMedia"_s);
    desk.click(u"媒体を登録"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_FALSE(desk.isAsking()) << "not while something is missing";
    desk.write(u"4C99123456789018"_s);
    for (const QString &text : {u"窓口USB 3"_s, u"執務室 金庫B"_s}) {
        desk.press(Qt::Key_Return);
        desk.write(text);
    }
    desk.press(Qt::Key_Return);
    EXPECT_EQ(desk.table(u"pickedStaff"_s)->rows(), 3) << "only who may handle media";
    desk.write(u"承認"_s);
    picture(*desk.screen, u"administration-media-register"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"媒体 窓口USB 3(4C99123456789018)を登録します。保管責任者：承認 一枝　保管場所：執務室 金庫B"_s));
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::RegisterMedium>());
    EXPECT_EQ(desk.ordered<api::RegisterMedium>()->serial, u"4C99123456789018");
    EXPECT_EQ(desk.ordered<api::RegisterMedium>()->keeper, StaffId(u"s-3"_s));
    EXPECT_EQ(desk.ordered<api::RegisterMedium>()->place, u"執務室 金庫B");

    desk.pick(list, 1);
    desk.click(u"保管責任者・場所を変更"_s);
    desk.write(u"次郎"_s);
    desk.press(Qt::Key_Tab);
    desk.press(Qt::Key_Tab);
    desk.press(Qt::Key_Tab);
    desk.write(u"異動"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"窓口USB 2：新任 七海・執務室 金庫A → 窓口 次郎・執務室 金庫A"_s));
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::AssignMedium>());
    EXPECT_EQ(desk.ordered<api::AssignMedium>()->keeper, StaffId(u"s-2"_s));
    EXPECT_EQ(desk.ordered<api::AssignMedium>()->reason, u"異動");

    desk.pick(list, 0);
    desk.click(u"廃棄を記入"_s);
    desk.press(Qt::Key_1);
    desk.press(Qt::Key_Tab);
    desk.write(u"老朽化"_s);
    desk.directory.refusal = Error{ErrorCode::MediumOut, {u"USB-0001"_s}, u"serial"_s};
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(ui::sentence(*desk.directory.refusal))) << "a file is on it, say terminals";
    desk.directory.refusal.reset();
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"取り消せません。"_s));
    picture(*desk.screen, u"administration-media-shred"_s);
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::ShredMedium>());
    EXPECT_EQ(desk.ordered<api::ShredMedium>()->method, u"細断");
}

TEST(AdministrationScreen, C14_a_change_of_key_is_ordered_by_keyboard_and_followed)
{
    AdministrationDesk desk;
    desk.section(u"terminalsSection"_s);
    auto *list = desk.table(u"terminals"_s);
    EXPECT_EQ(list->model()->index(1, 2).data().toString(), u"更新なし");
    desk.pick(list, 1);
    desk.press(Qt::Key_Return); // to what can be done with it
    desk.press(Qt::Key_Space);
    desk.trigger(FunctionKey::F12);
    EXPECT_FALSE(desk.isAsking()) << "not without a reason";
    desk.write(u"ICカードの紛失"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"端末 T-0002(1階 2番窓口)の鍵：現在の鍵 → 次のログイン時に新しい鍵"_s));
    desk.directory.onOrder = [&](const api::Order &) {
        auto &terminal = desk.directory.known.terminals[1];
        terminal.key = api::KeyStanding::Ordered;
        terminal.keyReason = u"ICカードの紛失"_s;
        terminal.keyOrderedBy = u"管理 三郎"_s;
        terminal.keyOrderedAt = QDateTime(QDate(2026, 11, 20), QTime(1, 0), Qt::UTC);
    };
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::RekeyTerminal>());
    EXPECT_EQ(desk.ordered<api::RekeyTerminal>()->terminal, TerminalId(u"T-0002"_s));
    EXPECT_EQ(list->model()->index(1, 2).data().toString(), u"更新待ち");
    desk.pick(list, 0);
    desk.pick(list, 1);
    EXPECT_TRUE(desk.says(u"管理 三郎：ICカードの紛失"_s));
    desk.directory.known.terminals[1].key = api::KeyStanding::Failed;
    desk.directory.known.terminals[1].keyTrouble = Error{ErrorCode::DiskFull, {}, {}};
    desk.directory.known.terminals[0].retiredAt = QDateTime(QDate(2026, 11, 19), QTime(1, 0), Qt::UTC);
    Q_EMIT desk.directory.directoryChanged();
    desk.settle();
    EXPECT_EQ(list->model()->index(1, 2).data().toString(), u"更新できず");
    EXPECT_TRUE(desk.says(ui::sentence(Error{ErrorCode::DiskFull, {}, {}})));
    picture(*desk.screen, u"administration-terminals-key"_s);
    EXPECT_EQ(list->model()->index(0, 3).data().toString(), u"廃止済");
    desk.pick(list, 0);
    EXPECT_FALSE(desk.button(u"この端末の鍵を更新"_s)->isEnabled());
    desk.click(u"全端末の鍵を更新"_s);
    desk.write(u"訓練"_s);
    desk.trigger(FunctionKey::F12);
    desk.confirm();
    EXPECT_TRUE(desk.ordered<api::RekeyTerminal>()->terminal.isEmpty());
}

TEST(AdministrationScreen, C14_C23_a_recovery_key_is_proposed_and_somebody_else_confirms_it)
{
    AdministrationDesk desk;
    auto &recovery = desk.directory.known.recovery;
    recovery.code = u"1111-2222"_s;
    recovery.offered = "the key";
    recovery.offeredCode = u"7F3A-91C2"_s;
    Q_EMIT desk.directory.directoryChanged();
    desk.settle();
    desk.section(u"policySection"_s);
    auto *list = desk.table(u"policy"_s);
    EXPECT_EQ(list->model()->index(3, 1).data().toString(), u"1111-2222");
    desk.pick(list, 3);
    EXPECT_TRUE(desk.says(u"7F3A-91C2"_s));
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"番号を回復鍵管理者の控えと一字ずつ照合してください。"_s));
    desk.directory.onOrder = [&](const api::Order &) {
        recovery = {u"1111-2222"_s, u"7F3A-91C2"_s, u"管理 三郎"_s, "digest", QDateTime(QDate(2026, 11, 20), QTime(1, 0), Qt::UTC), true, {}, {}};
    };
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::ProposeRecoveryKey>());
    EXPECT_EQ(desk.ordered<api::ProposeRecoveryKey>()->publicKey, "the key");
    EXPECT_EQ(list->model()->index(3, 1).data().toString(), u"1111-2222(提案中：7F3A-91C2)");
    EXPECT_FALSE(desk.screen->isLit(FunctionKey::F12)) << "one's own proposal is somebody else's to confirm";
    recovery.mine = false;
    Q_EMIT desk.directory.directoryChanged();
    desk.settle();
    desk.pick(list, 0);
    desk.pick(list, 3);
    desk.trigger(FunctionKey::F12);
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::ConfirmRecoveryKey>());
    EXPECT_EQ(desk.ordered<api::ConfirmRecoveryKey>()->fingerprint, "digest");
    picture(*desk.screen, u"administration-recovery"_s);
}

TEST(AdministrationScreen, C07_C15_settings_change_one_at_a_time)
{
    AdministrationDesk desk;
    desk.section(u"policySection"_s);
    auto *list = desk.table(u"policy"_s);
    EXPECT_EQ(list->model()->index(0, 1).data().toString(), u"5分(300秒)");
    EXPECT_EQ(list->model()->index(1, 1).data().toString(), u"期限なし");
    desk.pick(list, 0);
    desk.press(Qt::Key_Return);
    desk.write(u"180"_s);
    picture(*desk.screen, u"administration-policy"_s);
    desk.trigger(FunctionKey::F12);
    EXPECT_TRUE(desk.says(u"無操作でロックするまで：5分(300秒) → 3分(180秒)"_s));
    desk.confirm();
    ASSERT_TRUE(desk.ordered<api::SetPolicy>());
    EXPECT_EQ(desk.ordered<api::SetPolicy>()->name, u"idleSeconds");
    EXPECT_EQ(desk.ordered<api::SetPolicy>()->value, u"180");
    desk.pick(list, 2);
    desk.press(Qt::Key_Return);
    desk.press(Qt::Key_2);
    desk.trigger(FunctionKey::F12);
    desk.confirm();
    EXPECT_EQ(desk.ordered<api::SetPolicy>()->value, u"true");
}

class AdministrationWindow : public WindowTest {};

TEST_F(AdministrationWindow, C16_who_may_only_read_sees_the_lists_without_what_changes_them)
{
    for (const auto role : {api::Role::Clerk, api::Role::Supervisor, api::Role::Auditor}) {
        logIn(role);
        window->workbench()->go({ui::ScreenId::Administration, {}});
        settle();
        const auto *screen = window->workbench()->current();
        EXPECT_GT(screen->findChild<ui::RowsTable *>(u"staff"_s)->rows(), 0);
        EXPECT_FALSE(texts(*screen).contains(u"登録を待っているカードが1枚あります。"_s));
        eachSection([&](const QString &section) {
            for (const QPushButton *button : screen->findChildren<QPushButton *>())
                EXPECT_FALSE(button->isVisible()) << section.toStdString() << ' ' << button->text().toStdString();
            EXPECT_FALSE(screen->isLit(FunctionKey::F12)) << section.toStdString();
            EXPECT_EQ(texts(*screen).contains(u"システム管理者が設定します。"_s), section == u"-policySection");
        });
        EXPECT_FALSE(screen->findChild<QWidget *>(u"thisTerminalSection"_s));
        fakes.session.logout();
        settle();
    }
}

TEST_F(AdministrationWindow, C13_nobody_arranges_their_own_registration)
{
    logIn(api::Role::Administrator);
    window->workbench()->go({ui::ScreenId::Administration, {}});
    settle();
    const auto *screen = window->workbench()->current();
    const QString why = u"自分の登録は、ほかの管理者が変えます。自分のカードを紛失したときは、ここで止められます。"_s;
    const auto isOffered = [&](const QString &word) {
        const auto buttons = screen->findChildren<QPushButton *>();
        return std::ranges::any_of(buttons, [&](const QPushButton *one) { return one->text() == word && one->isEnabled(); });
    };
    screen->findChild<ui::RowsTable *>(u"staff"_s)->selectRow(0); // s-1 is who is logged in
    EXPECT_FALSE(isOffered(u"異動"_s) || isOffered(u"カードを渡す"_s) || isOffered(u"登録を終える"_s));
    EXPECT_TRUE(isOffered(u"カードを止める"_s));
    EXPECT_TRUE(texts(*screen).contains(why));
    screen->findChild<ui::RowsTable *>(u"staff"_s)->selectRow(1);
    EXPECT_TRUE(isOffered(u"異動"_s));
    EXPECT_FALSE(texts(*screen).contains(why));
}

TEST_F(AdministrationWindow, C10_what_waits_is_counted_without_reading_the_directory)
{
    logIn(api::Role::Administrator);
    const auto badge = [&] { return window->findChild<ui::RailItem *>(u"rail-administration"_s)->accessibleDescription(); };
    EXPECT_EQ(badge(), u"1件"_s);
    fakes.directory.known.cards.clear();
    Q_EMIT fakes.directory.directoryChanged();
    settle();
    EXPECT_EQ(badge(), QString());
    EXPECT_EQ(fakes.directory.viewed, 0) << "reading is recorded; a number is not";
}

} // namespace
} // namespace madoguchi::test
