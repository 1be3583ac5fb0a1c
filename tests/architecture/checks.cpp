#include "checks.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::architecture {

namespace {

QRegularExpression lines(const QString &pattern) { return QRegularExpression(pattern, QRegularExpression::MultilineOption); }

/// "path: what" for each place where the code matches.
void findIn(const Source &source, const QString &text, const QRegularExpression &wrong, QStringList &findings)
{
    for (auto it = wrong.globalMatch(text); it.hasNext();)
        findings.append(source.path + u": "_s + it.next().captured(0).simplified());
}

bool isProduct(const Source &source) { return source.folder(0) == u"core" || source.folder(0) == u"ui" || source.folder(0) == u"app"; }

/// The tour drives the program from outside, as a test does; it is in no package.
bool isTour(const Source &source) { return source.path.startsWith(u"app/terminal/tour/"); }

QSet<QString> roomsIn(const QString &text, const RoomTable &table)
{
    static const QRegularExpression word(u"(?<![\\w:])[a-z]+(?![\\w:])"_s);
    QSet<QString> rooms;
    for (auto it = word.globalMatch(text); it.hasNext();) {
        if (const QString name = it.next().captured(0); table.uses.contains(name))
            rooms.insert(name);
    }
    return rooms;
}

} // namespace

RoomTable RoomTable::parse(const QString &readme)
{
    static const QRegularExpression row = lines(u"^\\| `(\\w+)` \\|[^|]*\\|([^|]*)\\|"_s);
    RoomTable table;
    for (auto it = row.globalMatch(readme); it.hasNext();) {
        const auto match = it.next();
        QSet<QString> uses;
        for (const QString &name : match.captured(2).split(u',', Qt::SkipEmptyParts)) {
            if (!name.trimmed().isEmpty())
                uses.insert(name.trimmed());
        }
        table.order.append(match.captured(1));
        table.uses.insert(match.captured(1), uses);
    }
    return table;
}

QStringList checkRoomTable(const RoomTable &table, const Sources &sources)
{
    QStringList findings;
    QSet<QString> folders;
    for (const Source &source : below(sources, u"core/"_s)) {
        if (source.path.count(u'/') > 1)
            folders.insert(source.folder(1));
    }
    const QSet<QString> rooms(table.order.begin(), table.order.end());
    for (const QString &folder : folders - rooms)
        findings.append(u"core/"_s + folder + u": not in the table"_s);
    for (const QString &room : rooms - folders)
        findings.append(u"core/README.md: no folder "_s + room);
    for (qsizetype i = 0; i < table.order.size(); ++i) {
        for (const QString &used : table.uses.value(table.order[i])) {
            const qsizetype at = table.order.indexOf(used);
            // A room below may be used only by way of a reordering, which shows that there is no circle.
            if (at < 0 || (at >= i && table.uses.value(used).contains(table.order[i])))
                findings.append(u"core/README.md: "_s + table.order[i] + u" and "_s + used);
        }
    }
    return findings;
}

QStringList checkCoreIncludes(const RoomTable &table, const Sources &sources)
{
    QStringList findings;
    for (const Source &source : below(sources, u"core/"_s)) {
        if (!source.isCpp())
            continue;
        const QString room = source.folder(1);
        for (const QString &include : source.includes()) {
            const QString from = include.section(u'/', 0, 0);
            if (from == u"ui" || from == u"app" || from == u"tests" || include.startsWith(u".."))
                findings.append(source.path + u": "_s + include);
            else if (table.uses.contains(from) && from != room && !table.uses.value(room).contains(from))
                findings.append(source.path + u": "_s + include);
        }
    }
    return findings;
}

QStringList checkLinks(const RoomTable &table, const Sources &sources)
{
    static const QRegularExpression definition(u"madoguchi_room\\((\\w+)([^)]*)\\)"_s);
    static const QRegularExpression link(u"target_link_libraries\\((\\w+)([^)]*)\\)"_s);
    QStringList findings;
    for (const Source &source : sources) {
        if (!source.path.endsWith(u"CMakeLists.txt") || !isProduct(source))
            continue;
        for (const QRegularExpression &expression : {definition, link}) {
            for (auto it = expression.globalMatch(source.text); it.hasNext();) {
                const auto match = it.next();
                const QString name = match.captured(1);
                const bool room = table.uses.contains(name);
                if (!room && source.folder(0) != u"ui")
                    continue;
                const QSet<QString> allowed = room ? table.uses.value(name) + QSet<QString>{name} : QSet<QString>{u"api"_s, u"domain"_s, u"base"_s};
                for (const QString &used : roomsIn(match.captured(2), table) - allowed)
                    findings.append(source.path + u": "_s + name + u" links "_s + used);
            }
        }
    }
    return findings;
}

QStringList checkUi(const Sources &sources)
{
    QStringList findings;
    QSet<QString> folders{u"api"_s, u"domain"_s, u"base"_s, u"ui"_s};
    const Sources ui = below(sources, u"ui/"_s);
    for (const Source &source : ui)
        folders.insert(source.folder(1));
    for (const Source &source : ui) {
        if (!source.isCpp())
            continue;
        for (const QString &include : source.includes()) {
            if (include.contains(u'/') && !folders.contains(include.section(u'/', 0, 0)))
                findings.append(source.path + u": "_s + include);
        }
    }
    return findings;
}

QStringList checkWaysOut(const Sources &sources)
{
    // C-12: no way out by the usual dialogs, the clipboard, dragging, selecting, or a picture; and a message box is a nested event loop besides.
    static const QRegularExpression wayOut(u"\\b(QFileDialog|QClipboard|QDrag|QPrintDialog|QPrintPreviewDialog|QMessageBox|QInputDialog|QDesktopServices|QProcess|QSettings"
                                           u"|QPdfWriter|QPicture|QImageWriter|QSvgGenerator|QTextDocumentWriter)\\b"
                                           u"|\\bclipboard\\s*\\(|\\bsetDragEnabled\\s*\\(\\s*true\\b|\\bQAbstractItemView::(DragOnly|DragDrop|InternalMove)\\b"
                                           u"|\\bText(SelectableBy\\w+|BrowserInteraction|EditorInteraction)\\b|\\bcreateStandardContextMenu\\b|(\\.|->)grab(Window)?\\s*\\("_s);
    static const QRegularExpression printer(u"\\bQPrinter\\b"_s); // where a program may have it: checkThirdParties
    QStringList findings;
    for (const Source &source : sources) {
        if (!source.isCpp() || isTour(source) || (source.folder(0) != u"ui" && source.folder(0) != u"app"))
            continue;
        findIn(source, source.code, wayOut, findings);
        if (source.folder(0) == u"ui")
            findIn(source, source.code, printer, findings);
    }
    return findings;
}

QStringList checkThirdParties(const Sources &sources)
{
    struct Rule {
        QRegularExpression include;
        QRegularExpression allowed; ///< paths
    };
    const auto rule = [](const QString &include, const QString &allowed) { return Rule{QRegularExpression(include), QRegularExpression(allowed)}; };
    static const QList<Rule> rules{
        rule(u"^sqlite3"_s, u"^core/store/"_s),
        rule(u"^openssl/crypto\\.h$"_s, u"^core/(crypto|federation|sync|training)/|^app/\\w+/\\w+\\.cpp$"_s), // --version names it
        rule(u"^openssl/(?!crypto\\.h$)"_s, u"^core/(crypto|federation|sync|training)/"_s),
        rule(u"^argon2"_s, u"^core/crypto/"_s),
        rule(u"^zxcvbn"_s, u"^core/session/"_s),
        rule(u"^p11-kit/"_s, u"^core/(card|training)/"_s),
        rule(u"^(QtDBus/?|QDBus\\w+)"_s, u"^core/machine/"_s),
        rule(u"^winscard\\.h$"_s, u"^core/card/helper/"_s),
        rule(u"^boost/"_s, u"^core/federation/"_s),
        rule(u"^zxcvbn"_s, u"^core/session/"_s),
        rule(u"^(QtNetwork/?|QNetwork\\w+|QSsl\\w*|QTcp\\w+|QUdp\\w+|QHost\\w+)"_s, u"^(core/sync|app)/"_s),
        rule(u"^(QtSql/?|QSql\\w+)"_s, u"^$"_s), // two SQLite engines in one process shadow each other
        rule(u"^(QtPrintSupport/?|QPrinter\\w*|QPrint\\w+)"_s, u"^app/terminal/system_printer\\.cpp$"_s),
        rule(u"^(QtWidgets/?|QtGui/?|QWidget|QApplication|QGuiApplication|QPainter|QImage|QPixmap)$"_s, u"^(ui|app)/"_s),
    };
    QStringList findings;
    for (const Source &source : sources) {
        if (!isProduct(source))
            continue;
        if (source.path.endsWith(u"CMakeLists.txt"))
            findIn(source, source.text, QRegularExpression(source.path == u"app/terminal/CMakeLists.txt" ? u"Qt6::Sql|COMPONENTS[^)]*\\bSql\\b"_s : u"Qt6::(Sql|PrintSupport)|COMPONENTS[^)]*\\bSql\\b"_s), findings);
        if (!source.isCpp())
            continue;
        for (const QString &include : source.includes()) {
            for (const Rule &r : rules) {
                if (r.include.match(include).hasMatch() && !r.allowed.match(source.path).hasMatch())
                    findings.append(source.path + u": "_s + include);
            }
        }
    }
    return findings;
}

QStringList checkEventLoops(const Sources &sources)
{
    // "exec()" on a dialog, a menu or a loop; exec("SQL") of a transaction has an argument and no window.
    static const QRegularExpression nested(u"\\bprocessEvents\\b|\\bQEventLoop\\b|(\\.|->)exec\\(\\s*\\)"_s);
    static const QRegularExpression uiExec(u"(\\.|->)exec\\(|\\bwaitForFinished\\b"_s); // ui waits for nothing
    QStringList findings;
    for (const Source &source : sources) {
        if (!isProduct(source) || isTour(source) || !source.isCpp())
            continue;
        QString code = source.code;
        if (source.folder(0) == u"app") // the one loop of a program
            code.remove(QRegularExpression(u"\\b(application|app|program)\\.exec\\(\\s*\\)"_s)).remove(QRegularExpression(u"\\bQ(Core)?Application::exec\\(\\s*\\)"_s));
        findIn(source, code, source.folder(0) == u"ui" ? uiExec : nested, findings);
        if (source.folder(0) == u"ui")
            findIn(source, code, nested, findings);
    }
    return findings;
}

QStringList checkTableOwners(const Sources &sources)
{
    static const QRegularExpression create = lines(u"^\\s*CREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?(\\w+)"_s);
    static const QRegularExpression mention(u"\\b(?:FROM|INTO|UPDATE|JOIN)\\s+(\\w+)"_s);
    static const QRegularExpression owner(u"--\\s*room:\\s*(\\w+)"_s);
    QStringList findings;
    QMap<QString, QSet<QString>> owners; // the same name may stand in two databases
    for (const Source &source : below(sources, u"migrations/"_s)) {
        if (!source.path.endsWith(u".sql"))
            continue;
        for (auto it = create.globalMatch(source.text); it.hasNext();) {
            const auto match = it.next();
            // The comment lines right above the statement.
            QString room;
            const QStringList above = source.text.first(match.capturedStart(1)).split(u'\n');
            for (qsizetype i = above.size() - 2; i >= 0 && above[i].startsWith(u"--"); --i) {
                if (const auto named = owner.match(above[i]); named.hasMatch())
                    room = named.captured(1);
            }
            if (room.isEmpty())
                findings.append(source.path + u": table "_s + match.captured(1) + u" has no owner"_s);
            owners[match.captured(1)].insert(room);
        }
    }
    for (const Source &source : sources) {
        if (!isProduct(source) || !source.isCpp())
            continue;
        for (const QString &literal : source.literals) {
            for (auto it = mention.globalMatch(literal); it.hasNext();) {
                const QString table = it.next().captured(1);
                const auto owned = owners.constFind(table);
                const bool own = owned != owners.constEnd() && source.folder(0) == u"core" && owned->contains(source.folder(1));
                if (owned != owners.constEnd() && !own)
                    findings.append(source.path + u": SQL on "_s + table + u" of "_s + owned->values().join(u','));
            }
        }
    }
    return findings;
}

QStringList checkUseCases(const Sources &sources)
{
    static const QRegularExpression row = lines(u"^MADOGUCHI_USE_CASE\\((\\w+), \"([^\"]*)\", (\\w+), (\\w+), \"([^\"]*)\"\\)$"_s);
    static const QRegularExpression id(u"^[a-z]+\\.[a-z-]+$"_s);
    QStringList findings;
    QSet<QString> clauses; // column 1 of the table
    for (const Source &source : below(sources, u"resources/clauses/clauses.tsv"_s)) {
        for (const QString &line : source.text.split(u'\n', Qt::SkipEmptyParts))
            clauses.insert(line.section(u'\t', 0, 0));
    }
    for (const Source &source : below(sources, u"core/api/use_cases.def"_s)) {
        QSet<QString> seen;
        qsizetype rows = 0;
        for (auto it = row.globalMatch(source.text); it.hasNext(); ++rows) {
            const auto match = it.next();
            bool good = id.match(match.captured(2)).hasMatch() && !seen.contains(match.captured(2)) && !match.captured(5).isEmpty();
            for (const QString &name : match.captured(5).split(u' '))
                good = good && clauses.contains(name);
            seen.insert(match.captured(2));
            if (!good)
                findings.append(source.path + u": "_s + match.captured(0));
        }
        if (rows == 0 || rows != source.text.count(u"\nMADOGUCHI_USE_CASE("_s))
            findings.append(source.path + u": rows that cannot be read"_s);
    }
    return findings;
}

QStringList checkWaysToTheStore(const Sources &sources)
{
    // These keep the store going and have no use case of their own, or record it themselves.
    static const QSet<QString> keepers{u"store"_s, u"journal"_s, u"backup"_s, u"session"_s, u"sync"_s, u"federation"_s, u"training"_s};
    // Only called behind the gate: by the steps of a use case that has been admitted.
    static const QSet<QString> inner{u"core/media/media_service.cpp: MediaServiceImpl::fetch"_s, u"core/media/media_service.cpp: MediaServiceImpl::lastUse"_s};
    static const QRegularExpression access(u"\\b(?:m_)?store(?:\\(\\))?\\s*(?:\\.|->)\\s*(write|read)\\s*[<(]|\\bTransaction::begin\\b"_s);
    static const QRegularExpression name(u"([\\w:~]+)\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)[^;{}()]*$"_s);
    QStringList findings;
    for (const Source &source : sources) {
        if (!isProduct(source) || isTour(source) || !source.isCpp() || (source.folder(0) == u"core" && keepers.contains(source.folder(1))))
            continue;
        for (auto it = access.globalMatch(source.code); it.hasNext();) {
            const auto match = it.next();
            // The function: from the brace in the first column, or from the beginning, to here.
            const qsizetype begin = std::max<qsizetype>(0, source.code.lastIndexOf(u"\n{", match.capturedStart()));
            const bool admitted = source.code.mid(begin, match.capturedStart() - begin).contains(u"admit(");
            const QString function = name.match(source.code.first(begin)).captured(1);
            if (match.captured(1) != u"read" || (!admitted && !inner.contains(source.path + u": "_s + function)))
                findings.append(source.path + u": "_s + function + u" goes to the store round the gate"_s);
        }
    }
    return findings;
}

QStringList checkTopLevel(const QStringList &entries)
{
    static const QSet<QString> allowed{u"CMakeLists.txt"_s, u"app"_s, u"core"_s, u"ui"_s, u"resources"_s, u"migrations"_s, u"tests"_s, u"installer"_s,
                                       u"README.md"_s, u"CHANGELOG.md"_s, u"LICENSE"_s, u"NOTICE"_s, u"CMakePresets.json"_s, u"vcpkg.json"_s,
                                       u"run"_s, u"test"_s, u"build"_s};
    QStringList findings;
    for (const QString &entry : entries) {
        if (!entry.startsWith(u'.') && !allowed.contains(entry))
            findings.append(entry + u": not a place of the house"_s);
    }
    return findings;
}

QStringList checkNames(const Sources &sources)
{
    static const QRegularExpression snake(u"^[a-z0-9_]+\\.(h|cpp|def)$"_s);
    QStringList findings;
    for (const Source &source : sources) {
        if (source.isCpp() && !snake.match(source.path.section(u'/', -1)).hasMatch())
            findings.append(source.path + u": file names are snake_case"_s);
    }
    return findings;
}

QStringList checkReadmes(const Sources &sources)
{
    QSet<QString> folders;
    QSet<QString> described;
    for (const Source &source : sources) {
        if (!isProduct(source) && source.folder(0) != u"tests" && source.folder(0) != u"migrations")
            continue;
        const QString folder = source.path.section(u'/', 0, -2);
        folders.insert(folder.section(u'/', 0, 1)); // one and two deep; what is deeper belongs to its room
        if (source.path.endsWith(u"/README.md"))
            described.insert(folder);
    }
    QStringList findings;
    for (const QString &folder : folders - described)
        findings.append(folder + u": no README.md"_s);
    return findings;
}

QStringList checkUnfinished(const Sources &sources)
{
    static const QRegularExpression mark(u"\\b(TO"_s + u"DO|FIX"_s + u"ME|XX"_s + u"X)\\b|[Nn]ot (yet )?implemented|\\b[Ss]tub\\b"_s);
    QStringList findings;
    for (const Source &source : sources) {
        if (isProduct(source) && source.isCpp())
            findIn(source, source.text, mark, findings);
    }
    return findings;
}

QStringList checkForeignNames(const Sources &sources)
{
    // Hosts of package registries and paths of somebody's machine; put together from pieces, so that this file passes itself.
    static const QRegularExpression foreign(u"(pypi|files\\.pythonhosted|crates|npmjs|rubygems|maven\\.org|nuget|conan\\.io|proxy\\.golang|deb\\.debian)"_s
                                            u"\\.(or"_s + u"g|io|com)\\b|snapshot\\.debi"_s + u"an\\.org|(?<![\\w.])/(wo"_s + u"rk|home/\\w+|tmp/pl"_s + u"an)/"_s);
    QStringList findings;
    for (const Source &source : sources)
        findIn(source, source.text, foreign, findings);
    return findings;
}

} // namespace madoguchi::architecture
