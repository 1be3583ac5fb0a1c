#include "binary_checks.h"

#include <QProcess>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::architecture {

QList<ObjectFile> parseImports(const QString &nm)
{
    static const QRegularExpression line(u"^(.*?):\\s+[UVvw] (.*)$"_s);
    QList<ObjectFile> objects;
    for (const QString &each : nm.split(u'\n')) {
        const auto match = line.match(each);
        if (!match.hasMatch())
            continue;
        if (objects.isEmpty() || objects.last().path != match.captured(1))
            objects.append({match.captured(1), {}});
        objects.last().imports.append(match.captured(2));
    }
    return objects;
}

QList<ObjectFile> readObjects(const QStringList &files)
{
    QProcess nm;
    nm.start(u"nm"_s, QStringList{u"--print-file-name"_s, u"--demangle"_s, u"--undefined-only"_s} + files);
    if (!nm.waitForFinished(60'000) || nm.exitCode() != 0)
        return {};
    return parseImports(QString::fromUtf8(nm.readAllStandardOutput()));
}

QStringList checkImports(const QList<ObjectFile> &objects)
{
    struct Rule {
        QRegularExpression function;
        QRegularExpression allowed; ///< paths
    };
    static const QRegularExpression nowhere(u"(?!)"_s);
    // The tour drives the program from outside and takes its pictures; it is in no package (MADOGUCHI_TOUR).
    static const QRegularExpression tour(u"/madoguchi\\.dir/tour/"_s);
    static const QList<Rule> rules{
        {QRegularExpression(u"^QClipboard::(set|clear)|^QMimeData::set|^QDrag::|^QGuiApplication::clipboard\\("_s), nowhere},
        {QRegularExpression(u"^(QLineEdit|QPlainTextEdit|QTextEdit)::(copy|cut)\\(|::createStandardContextMenu\\("_s), nowhere},
        {QRegularExpression(u"^(QFileDialog|QPrintDialog|QAbstractPrintDialog|QPrintPreview\\w+|QPageSetupDialog)::"_s), nowhere},
        {QRegularExpression(u"^(QPdfWriter|QPicture|QImageWriter|QSvgGenerator|QTextDocumentWriter)::|^QImage::save\\(|^QTextDocument::print\\("_s), nowhere},
        {QRegularExpression(u"^QPrinter::(setOutputFileName|setOutputFormat|setPrintProgram)\\("_s), nowhere},
        {QRegularExpression(u"^QWidget::(grab|render)\\(|^QScreen::grabWindow\\(|^QPixmap::save\\("_s), tour},
        {QRegularExpression(u"^QDesktopServices::"_s), nowhere},
        // Whoever starts a program can hand it anything.
        {QRegularExpression(u"^QProcess::|^(v?fork|exec[lv]p?e?|fexecve|posix_spawnp?|system|popen)(@|$)"_s), QRegularExpression(u"/libprocess\\.a:"_s)},
    };
    QStringList findings;
    for (const ObjectFile &object : objects)
        for (const QString &function : object.imports)
            for (const Rule &rule : rules)
                if (function.contains(rule.function) && !object.path.contains(rule.allowed))
                    findings.append(object.path + u": "_s + function);
    return findings;
}

} // namespace madoguchi::architecture
