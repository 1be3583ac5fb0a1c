#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <gtest/gtest.h>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

namespace {
/// Every (context, source) of the .ts file; with `finishedOnly` those that have a finished translation.
QSet<QString> messages(const QString &path, bool finishedOnly)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    QXmlStreamReader xml(&file);
    QSet<QString> all;
    QString context, source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"source")
            source = xml.readElementText();
        else if (xml.name() == u"translation") {
            const bool finished = !xml.attributes().hasAttribute(u"type"_s);
            const QString text = xml.readElementText();
            if (!finishedOnly || (finished && !text.isEmpty()))
                all.insert(context + u" | "_s + source);
        }
    }
    EXPECT_FALSE(xml.hasError()) << path.toStdString();
    return all;
}
} // namespace

TEST(Translations, Every_sentence_of_the_sources_has_finished_Japanese)
{
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(u"fresh.ts"_s);
    const QString root = QStringLiteral(MADOGUCHI_SOURCE_DIR);
    QProcess lupdate;
    lupdate.start(QStringLiteral(MADOGUCHI_LUPDATE), {u"-silent"_s, u"-locations"_s, u"none"_s, u"-extensions"_s, u"cpp,h,def"_s, u"-I"_s, root,
                                                      root + u"/ui"_s, u"-ts"_s, fresh, u"-target-language"_s, u"ja_JP"_s});
    ASSERT_TRUE(lupdate.waitForFinished(60'000));
    ASSERT_EQ(lupdate.exitCode(), 0);
    const QSet<QString> wanted = messages(fresh, false);
    ASSERT_GT(wanted.size(), 300);
    QSet<QString> finished;
    const QDir translations(root + u"/resources/translations"_s);
    for (const QString &name : translations.entryList({u"*.ts"_s}))
        finished |= messages(translations.filePath(name), true);
    for (const QString &missing : wanted - finished)
        ADD_FAILURE() << "no Japanese for " << missing.toStdString();
}

} // namespace madoguchi::test
