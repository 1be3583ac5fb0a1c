#include "binary_checks.h"
#include "checks.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace madoguchi::architecture {

namespace {

const Sources &tree()
{
    static const Sources sources = readTree(QStringLiteral(MADOGUCHI_SOURCE_DIR));
    return sources;
}

const RoomTable &rooms()
{
    static const RoomTable table = [] {
        const Sources readme = below(tree(), u"core/README.md"_s);
        return readme.isEmpty() ? RoomTable() : RoomTable::parse(readme.first().text);
    }();
    return table;
}

testing::AssertionResult clean(const QStringList &findings)
{
    if (findings.isEmpty())
        return testing::AssertionSuccess();
    return testing::AssertionFailure() << '\n' << findings.join(u'\n').toStdString();
}

/// What a check finds in one planted file beside nothing else.
template <typename Check>
QStringList planted(Check check, const char *path, const char *text)
{
    return check({Source(QString::fromLatin1(path), QString::fromUtf8(text))});
}

} // namespace

TEST(Architecture, C01_the_table_of_rooms_is_the_folder_core)
{
    ASSERT_GE(rooms().order.size(), 15);
    EXPECT_TRUE(clean(checkRoomTable(rooms(), tree())));
    const RoomTable circle = RoomTable::parse(u"| `a` | x | b |\n| `b` | x | a |\n"_s);
    EXPECT_FALSE(checkRoomTable(circle, {Source(u"core/a/x.h"_s, {}), Source(u"core/b/x.h"_s, {})}).isEmpty());
}

TEST(Architecture, C01_rooms_include_only_what_the_table_allows)
{
    EXPECT_TRUE(clean(checkCoreIncludes(rooms(), tree())));
    const auto check = [](const Sources &s) { return checkCoreIncludes(rooms(), s); };
    EXPECT_EQ(planted(check, "core/people/x.cpp", "#include \"session/gate.h\"\n").size(), 1);
    EXPECT_EQ(planted(check, "core/card/x.cpp", "#include \"crypto/key.h\"\n").size(), 1);
    EXPECT_EQ(planted(check, "core/people/x.cpp", "#include \"ui/frame/screen.h\"\n").size(), 1);
    EXPECT_EQ(planted(check, "core/people/x.cpp", "// #include \"session/gate.h\"\n#include \"crypto/key.h\"\n").size(), 0);
}

TEST(Architecture, C01_targets_link_only_what_the_table_allows)
{
    EXPECT_TRUE(clean(checkLinks(rooms(), tree())));
    const auto check = [](const Sources &s) { return checkLinks(rooms(), s); };
    EXPECT_EQ(planted(check, "core/people/CMakeLists.txt", "madoguchi_room(people USES base api sync)").size(), 1);
    EXPECT_EQ(planted(check, "ui/CMakeLists.txt", "target_link_libraries(ui PUBLIC api store Qt6::Widgets)").size(), 1);
    EXPECT_EQ(planted(check, "ui/CMakeLists.txt", "target_link_libraries(ui PUBLIC api domain base Qt6::Widgets)").size(), 0);
}

TEST(Architecture, C12_ui_sees_only_api_and_domain)
{
    EXPECT_TRUE(clean(checkUi(tree())));
    EXPECT_EQ(planted(checkUi, "ui/frame/x.cpp", "#include \"store/store.h\"\n").size(), 1);
    EXPECT_EQ(planted(checkUi, "ui/frame/x.cpp", "#include \"api/actor.h\"\n").size(), 0);
}

TEST(Architecture, C12_neither_ui_nor_a_program_has_a_way_out)
{
    EXPECT_TRUE(clean(checkWaysOut(tree())));
    EXPECT_EQ(planted(checkWaysOut, "ui/frame/x.cpp", "#include <QFileDialog>\n").size(), 1);
    EXPECT_EQ(planted(checkWaysOut, "ui/frame/x.cpp", "#include <QPrinter>\n").size(), 1);
    EXPECT_EQ(planted(checkWaysOut, "app/terminal/x.cpp", "#include <QFileDialog>\n").size(), 1);
    for (const char *way : {"QMessageBox::warning(nullptr, {}, {});", "QGuiApplication::clipboard()->setText(name);", "qApp->clipboard();", "view->setDragEnabled( true );",
                            "view->setDragDropMode(QAbstractItemView::DragOnly);", "label->setTextInteractionFlags(Qt::TextSelectableByMouse);",
                            "label->setTextInteractionFlags(Qt::TextBrowserInteraction);", "QPdfWriter writer(name);", "QPicture picture;", "QImageWriter writer(name);",
                            "QPixmap p = window->grab();", "screen.grabWindow(0);", "edit->createStandardContextMenu()->popup(at);", "QDesktopServices::openUrl(url);"})
        for (const char *path : {"ui/frame/x.cpp", "app/terminal/x.cpp"})
            EXPECT_EQ(planted(checkWaysOut, path, way).size(), 1) << path << ": " << way;
    EXPECT_EQ(planted(checkWaysOut, "ui/frame/x.cpp", "// not a QMessageBox\nvoid f() { view->setDragEnabled(false); }").size(), 0);
    EXPECT_EQ(planted(checkWaysOut, "app/terminal/tour/x.cpp", "QPixmap p = window->grab();").size(), 0) << "in no package";
    EXPECT_EQ(planted(checkWaysOut, "app/terminal/tour/x.cpp", "qApp->clipboard();").size(), 0);
}

#ifdef MADOGUCHI_TERMINAL_OBJECTS // not in a build without windows
TEST(Architecture, C12_the_terminal_links_no_way_out)
{
    QFile list(QStringLiteral(MADOGUCHI_TERMINAL_OBJECTS));
    ASSERT_TRUE(list.open(QIODevice::ReadOnly));
    QStringList files;
    for (const QString &file : QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts))
        files.append(QDir::cleanPath(file));
    for (const char *part : {"/libui.a", "/libterminal_core.a", "/libprocess.a", "/libbase.a", "/madoguchi.dir/main.cpp.o"})
        EXPECT_EQ(files.filter(QRegularExpression(QString::fromLatin1(part) + u'$')).size(), 1) << part << ": it is not looked at";
    const QList<ObjectFile> objects = readObjects(files);
    EXPECT_GT(objects.size(), 200);
    EXPECT_TRUE(clean(checkImports(objects)));

    EXPECT_FALSE(checkImports(readObjects({QStringLiteral(MADOGUCHI_PLANTED_OBJECT)})).filter(u"QPdfWriter"_s).isEmpty());
    EXPECT_TRUE(readObjects({QStringLiteral(MADOGUCHI_PLANTED_OBJECT), u"/missing.a"_s}).isEmpty()) << "what cannot be read is not passed over";
}
#endif

TEST(Architecture, C12_each_way_out_is_known_among_what_an_object_calls)
{
    const auto inside = [](const char *path, const char *function) {
        return checkImports(parseImports(u"%1:                 U %2\n"_s.arg(QString::fromLatin1(path), QString::fromLatin1(function)))).size();
    };
    for (const char *function : {"QClipboard::setText(QString const&, QClipboard::Mode)", "QClipboard::setMimeData(QMimeData*, QClipboard::Mode)",
                                 "QClipboard::setImage(QImage const&, QClipboard::Mode)", "QClipboard::setPixmap(QPixmap const&, QClipboard::Mode)",
                                 "QMimeData::setText(QString const&)", "QDrag::exec(QFlags<Qt::DropAction>)", "QLineEdit::copy() const",
                                 "QFileDialog::getSaveFileName(QWidget*, QString const&)", "QPrintDialog::exec()", "QPdfWriter::QPdfWriter(QString const&)",
                                 "QPicture::save(QString const&)", "QImage::save(QString const&, char const*, int) const", "QPixmap::save(QString const&, char const*, int) const",
                                 "QWidget::grab(QRect const&)", "QScreen::grabWindow(unsigned long long, int, int, int, int)", "QDesktopServices::openUrl(QUrl const&)",
                                 "QPrinter::setOutputFileName(QString const&)", "QProcess::start(QString const&)", "fork@GLIBC_2.2.5", "popen"})
        EXPECT_EQ(inside("ui/libui.a:x.cpp.o", function), 1) << function;
    for (const char *function : {"QLineEdit::dragEnterEvent(QDragEnterEvent*)", "QMimeData::QMimeData()", "QPainter::save()", "QProcessEnvironment::systemEnvironment()", "forkedName()"})
        EXPECT_EQ(inside("ui/libui.a:x.cpp.o", function), 0) << function;
    EXPECT_EQ(inside("core/process/libprocess.a:helper_process.cpp.o", "fork"), 0);
    EXPECT_EQ(inside("app/terminal/CMakeFiles/madoguchi.dir/tour/tour.cpp.o", "QWidget::grab(QRect const&)"), 0);
    EXPECT_EQ(inside("app/terminal/CMakeFiles/madoguchi.dir/tour/tour.cpp.o", "QClipboard::setText(QString const&, QClipboard::Mode)"), 1);
    EXPECT_EQ(inside("app/terminal/CMakeFiles/madoguchi.dir/main.cpp.o", "QWidget::grab(QRect const&)"), 1);
}

TEST(Architecture, C01_third_parties_stay_in_their_rooms)
{
    EXPECT_TRUE(clean(checkThirdParties(tree())));
    EXPECT_EQ(planted(checkThirdParties, "core/people/x.cpp", "#include <sqlite3.h>\n").size(), 1);
    EXPECT_EQ(planted(checkThirdParties, "core/session/x.cpp", "#include <openssl/evp.h>\n").size(), 1);
    EXPECT_EQ(planted(checkThirdParties, "core/session/x.cpp", "#include <QNetworkAccessManager>\n").size(), 1);
    EXPECT_EQ(planted(checkThirdParties, "app/terminal/x.cpp", "#include <QDBusConnection>\n").size(), 1);
    EXPECT_EQ(planted(checkThirdParties, "app/terminal/x.cpp", "#include <QSqlDatabase>\n").size(), 1);
    EXPECT_EQ(planted(checkThirdParties, "ui/CMakeLists.txt", "target_link_libraries(ui Qt6::Sql)").size(), 1);
    EXPECT_EQ(planted(checkThirdParties, "core/people/x.cpp", "#include <QWidget>\n").size(), 1);
}

TEST(Architecture, C07_nothing_spins_an_event_loop_of_its_own)
{
    EXPECT_TRUE(clean(checkEventLoops(tree())));
    EXPECT_EQ(planted(checkEventLoops, "ui/frame/x.cpp", "void f(QDialog &d) { d.exec(); }").size(), 2);
    EXPECT_EQ(planted(checkEventLoops, "ui/frame/x.cpp", "void f(QMenu *m) { m->exec(QCursor::pos()); }").size(), 1);
    EXPECT_EQ(planted(checkEventLoops, "core/people/x.cpp", "void f() { QCoreApplication::processEvents(); }").size(), 1);
    EXPECT_EQ(planted(checkEventLoops, "core/people/x.cpp", "auto f(T &t) { return t.exec(\"DELETE FROM x\"); }").size(), 0);
    EXPECT_EQ(planted(checkEventLoops, "app/terminal/main.cpp", "int main() { return application.exec(); }").size(), 0);
}

TEST(Architecture, C20_each_table_has_one_room_that_touches_it)
{
    EXPECT_TRUE(clean(checkTableOwners(tree())));
    const Source migration(u"migrations/terminal/0001_x.sql"_s, u"-- room: people\n-- what it is\nCREATE TABLE person (id TEXT);\n"_s);
    const auto with = [&](const char *path, const char *text) { return checkTableOwners({migration, Source(QString::fromLatin1(path), QString::fromUtf8(text))}); };
    EXPECT_EQ(with("core/people/x.cpp", "q(\"SELECT id FROM person\");").size(), 0);
    EXPECT_EQ(with("core/sync/x.cpp", "q(\"SELECT id FROM person\");").size(), 1);
    EXPECT_EQ(with("core/sync/x.cpp", "q(\"DELETE \"\n  \"FROM \" \"person\");").size(), 1);
    EXPECT_EQ(with("core/sync/x.cpp", "q(R\"(INSERT INTO person VALUES (1))\");").size(), 1);
    EXPECT_EQ(with("ui/x.cpp", "q(u\"UPDATE person SET id = 1\"_s);").size(), 1);
    EXPECT_EQ(with("core/sync/x.cpp", "// SELECT id FROM person\n").size(), 0);
    EXPECT_EQ(checkTableOwners({Source(u"migrations/terminal/0001_x.sql"_s, u"CREATE TABLE person (id TEXT);\n"_s)}).size(), 1);
}

TEST(Architecture, C09_every_use_case_names_its_clauses)
{
    EXPECT_TRUE(clean(checkUseCases(tree())));
    const Source clauses(u"resources/clauses/clauses.tsv"_s, u"C-08\tTLS\nC-09\tRecord\n"_s);
    const auto with = [&](const char *row) {
        return checkUseCases({clauses, Source(u"core/api/use_cases.def"_s, u"\nMADOGUCHI_USE_CASE("_s + QString::fromUtf8(row) + u")\n"_s)}).size();
    };
    EXPECT_EQ(with("A, \"a.b\", Open, View, \"C-08 C-09\""), 0);
    EXPECT_EQ(with("A, \"a.b\", Open, View, \"\""), 1);
    EXPECT_EQ(with("A, \"a.b\", Open, View, \"C-9\""), 1);
    EXPECT_EQ(with("A, \"a.b\", Open, View, \"C-09 C-99\""), 1) << "no such clause";
    EXPECT_EQ(with("A, \"a.b\", Open"), 1);
}

TEST(Architecture, C09_nothing_goes_to_the_store_round_the_gate)
{
    EXPECT_TRUE(clean(checkWaysToTheStore(tree())));
    const char *path = "core/people/x.cpp";
    EXPECT_EQ(planted(checkWaysToTheStore, path, "A B::f()\n{\n    return m_runner.store().write<Done>(g);\n}\n").size(), 1);
    EXPECT_EQ(planted(checkWaysToTheStore, path, "A B::f()\n{\n    gate.admit(u);\n    return m_store.write<Done>(g);\n}\n").size(), 1) << "not even admitted: no entry";
    EXPECT_EQ(planted(checkWaysToTheStore, path, "A B::f()\n{\n    auto t = store::Transaction::begin(c);\n}\n").size(), 1);
    EXPECT_EQ(planted(checkWaysToTheStore, path, "A B::e()\n{\n    gate.admit(u);\n}\n\nA B::f()\n{\n    return store().read<T>(g);\n}\n").size(), 1);
    EXPECT_EQ(planted(checkWaysToTheStore, path, "A B::f()\n{\n    gate.admit(u);\n    return store().read<T>(g);\n}\n").size(), 0);
    EXPECT_EQ(planted(checkWaysToTheStore, path, "A B::f()\n{\n    return m_runner.run<T>(u, g);\n}\n").size(), 0);
    EXPECT_EQ(planted(checkWaysToTheStore, "ui/frame/x.cpp", "A B::f()\n{\n    return store->read<T>(g);\n}\n").size(), 1);
    EXPECT_EQ(planted(checkWaysToTheStore, "core/sync/x.cpp", "A B::f()\n{\n    return store().write<T>(g);\n}\n").size(), 0);
}

TEST(Architecture, C01_the_top_level_is_as_designed)
{
    const QDir root(QStringLiteral(MADOGUCHI_SOURCE_DIR));
    EXPECT_TRUE(clean(checkTopLevel(root.entryList(QDir::AllEntries | QDir::NoDotAndDotDot))));
    for (const char *folder : {"app", "core", "ui", "resources", "migrations", "tests", "installer"})
        EXPECT_TRUE(root.exists(QString::fromLatin1(folder))) << folder;
    EXPECT_EQ(checkTopLevel({u"core"_s, u"docs"_s}).size(), 1);
}

TEST(Architecture, C01_files_are_named_and_folders_described_as_agreed)
{
    EXPECT_TRUE(clean(checkNames(tree())));
    EXPECT_TRUE(clean(checkReadmes(tree())));
    EXPECT_EQ(planted(checkNames, "core/people/PersonStore.cpp", "").size(), 1);
    EXPECT_EQ(planted(checkReadmes, "core/people/person.cpp", "").size(), 1);
}

TEST(Architecture, C01_nothing_unfinished_and_no_foreign_names)
{
    EXPECT_TRUE(clean(checkUnfinished(tree())));
    EXPECT_TRUE(clean(checkForeignNames(tree())));
    EXPECT_EQ(checkUnfinished({Source(u"core/people/x.cpp"_s, u"// TO"_s + u"DO later"_s)}).size(), 1);
    EXPECT_EQ(checkForeignNames({Source(u"run"_s, u"curl https://pypi.o"_s + u"rg/x"_s)}).size(), 1);
}

} // namespace madoguchi::architecture
