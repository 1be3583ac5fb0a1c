#include "sources.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::architecture {

namespace {

/// One of: comment, raw literal, literal, character.
const QRegularExpression &tokens()
{
    static const QRegularExpression expression(
        u"//[^\\n]*|/\\*.*?\\*/|(?<raw>R\"(?<mark>[^(\\s]*)\\((?<body>.*?)\\)\\k<mark>\")|(?<text>\"(?<plain>(?:\\\\.|[^\"\\\\\\n])*)\")|'(?:\\\\.|[^'\\\\\\n])+'"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return expression;
}

} // namespace

Source::Source(QString where, QString content) : path(std::move(where)), text(std::move(content))
{
    if (!isCpp()) {
        code = text;
        return;
    }
    static const QRegularExpression onlyBetween(u"\\A(_s|_ba|_L1)?\\s*(u8|u)?\\z"_s);
    qsizetype end = 0;
    qsizetype literalEnd = -1;
    for (auto it = tokens().globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        code += QStringView(text).mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        const bool raw = match.hasCaptured(u"raw");
        if (!raw && !match.hasCaptured(u"text")) {
            code += u' ';
            continue;
        }
        const QString body = match.captured(raw ? u"body"_s : u"plain"_s);
        // An include keeps its name: it looks like a literal.
        const qsizetype lineStart = text.lastIndexOf(u'\n', match.capturedStart()) + 1;
        code += QStringView(text).mid(lineStart).startsWith(u"#include") ? match.captured() : u"\"\""_s;
        if (literalEnd >= 0 && onlyBetween.match(text.mid(literalEnd, match.capturedStart() - literalEnd)).hasMatch())
            literals.last() += body;
        else
            literals.append(body);
        literalEnd = match.capturedEnd();
    }
    code += QStringView(text).mid(end);
}

QStringList Source::includes() const
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s, QRegularExpression::MultilineOption);
    QStringList names;
    for (auto it = include.globalMatch(code); it.hasNext();)
        names.append(it.next().captured(1));
    return names;
}

Sources readTree(const QString &root)
{
    static const QRegularExpression skipped(u"^(build|\\.git|\\.cache)(/|$)"_s);
    static const QRegularExpression read(u"\\.(h|cpp|def|sql|md|txt|cmake|json|ts|tsv|in|py|js)$|^(run|test|NOTICE|LICENSE)$|^\\.ci/|^core/store/sqlcipher/"_s);
    Sources sources;
    for (QDirIterator it(root, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories); it.hasNext();) {
        const QString path = QDir(root).relativeFilePath(it.next());
        if (skipped.match(path).hasMatch() || !read.match(path).hasMatch())
            continue;
        QFile file(it.filePath());
        if (file.open(QIODevice::ReadOnly))
            sources.append(Source(path, QString::fromUtf8(file.readAll())));
    }
    return sources;
}

Sources below(const Sources &sources, const QString &prefix)
{
    Sources found;
    for (const Source &source : sources) {
        if (source.path.startsWith(prefix))
            found.append(source);
    }
    return found;
}

} // namespace madoguchi::architecture
