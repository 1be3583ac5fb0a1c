#include "checker/checker.h"
#include "crypto/digest.h"
#include "crypto/seal.h"
#include "number/number_request.h"
#include "support/source_sample.h"
#include "support/wait.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace madoguchi::checker {

using test::inventedDigits;
using test::SourceSample;
using test::sourceSample;

namespace {

const QMap<QString, exchange::Layout> &layouts()
{
    static const auto all = exchange::loadLayouts(u":/interface/layouts"_s, QDate(2026, 11, 20));
    return all.value();
}

class CheckerTest : public testing::Test {
protected:
    QTemporaryDir m_dir;
    crypto::PrivateKey m_federation = crypto::PrivateKey::generate().value();
    Checker m_checker{QStringLiteral(MADOGUCHI_BIN_DIR "/madoguchi-checker")};
    QList<exchange::Refusal> m_refusals;
    std::optional<Source> m_source;
    QList<SealedRow> m_rows;

    std::unique_ptr<QFile> source(const QByteArray &content) const
    {
        auto file = std::make_unique<QFile>(m_dir.filePath(u"source"_s));
        EXPECT_TRUE(file->open(QIODevice::ReadWrite | QIODevice::Truncate));
        file->write(content);
        file->close();
        EXPECT_TRUE(file->open(QIODevice::ReadOnly));
        return file;
    }
    Task task(exchange::Encoding encoding = exchange::Encoding::Utf8) const { return {true, encoding, u"162019"_s, u"terminal-1"_s, m_federation.publicKey()}; }
    Result<Done> take(const QByteArray &content, const Task &task)
    {
        m_refusals.clear();
        m_source.reset();
        m_rows.clear();
        return m_checker.take(
            source(content)->handle(), task,
            [this](const Source &found) {
                m_source = found;
                return done();
            },
            [this](SealedRow row) {
                m_rows.append(std::move(row));
                return done();
            },
            &m_refusals);
    }
    QByteArray opened(const SealedRow &row, const QString &column, const QString &addressee) const
    {
        const exchange::Column *found = nullptr;
        for (const exchange::Layout &layout : layouts())
            for (const exchange::Column &one : layout.columns)
                if (one.key == column)
                    found = &one;
        const number::NumberRequest request{numberId(m_source->sha256, row.line, *found), addressee, {}, u"162019"_s, u"terminal-1"_s};
        const auto digits = crypto::unseal(m_federation, row.sealed.value(column), number::contextOf(request));
        return digits.ok() ? QByteArray(reinterpret_cast<const char *>(digits->data()), static_cast<qsizetype>(digits->size())) : QByteArray("closed");
    }
};

} // namespace

TEST_F(CheckerTest, C20_rows_come_back_with_their_numbers_sealed_to_the_federation)
{
    for (const auto encoding : {exchange::Encoding::Utf8, exchange::Encoding::Cp932}) {
        SourceSample sample = sourceSample(layouts()[u"F2"_s], 3);
        sample.encoding = encoding;
        sample.add(test::samplePerson(7), u"number_receipt"_s, {});
        const QByteArray content = sample.bytes();
        const auto outcome = take(content, task(encoding));
        ASSERT_TRUE(outcome.ok()) << describe(outcome.error()).toStdString();
        EXPECT_EQ(m_source->sha256, crypto::sha256(content));
        EXPECT_EQ(m_source->size, content.size());
        EXPECT_EQ(m_source->header.sequence, 1);
        ASSERT_EQ(m_rows.size(), 4);
        for (int i = 0; i < 3; ++i) {
            EXPECT_EQ(m_rows[i].row.value(u"name"_s), u"表 ソ能子"_s);
            EXPECT_EQ(opened(m_rows[i], u"number_receipt"_s, u"A10%1"_s.arg(i)), inventedDigits(1 + i));
            EXPECT_EQ(opened(m_rows[i], u"number_receipt"_s, u"A999"_s), "closed") << "for this person alone";
        }
        EXPECT_TRUE(m_rows[3].sealed.isEmpty());
    }
}

TEST_F(CheckerTest, C02_C20_of_a_file_that_changes_meanwhile_no_changed_row_leaves)
{
    constexpr int rows = 1'500; // more than lies between the two processes
    const QByteArray content = sourceSample(layouts()[u"F2"_s], rows).bytes();
    const auto file = source(content);
    const QByteArray name = QString(u"ソ能子"_s).toUtf8(), other = QString(u"ソ能代"_s).toUtf8();
    const qsizetype last = content.lastIndexOf(name);
    ASSERT_GT(last, 0);
    const auto outcome = m_checker.take(
        file->handle(), task(),
        [&](const Source &) {
            QFile meanwhile(file->fileName());
            EXPECT_TRUE(meanwhile.open(QIODevice::ReadWrite) && meanwhile.seek(last) && meanwhile.write(other) == other.size());
            return done();
        },
        [this](SealedRow row) {
            m_rows.append(std::move(row));
            return done();
        },
        &m_refusals);
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::HashMismatch);
    EXPECT_TRUE(m_refusals.isEmpty()) << "it was right when it was checked";
    EXPECT_GT(m_rows.size(), rows / 2);
    for (const SealedRow &row : std::as_const(m_rows))
        ASSERT_EQ(row.row.value(u"name"_s), u"表 ソ能子"_s) << row.line;
}

TEST_F(CheckerTest, C20_the_head_of_a_household_is_the_one_whose_number_it_is)
{
    ASSERT_TRUE(take(sourceSample(layouts()[u"F1"_s], 1).bytes(), task()).ok());
    EXPECT_EQ(opened(m_rows[0], u"head_number_receipt"_s, u"A100"_s), inventedDigits(1));
}

TEST_F(CheckerTest, C02_of_a_file_that_is_wrong_anywhere_nothing_comes_but_the_places)
{
    SourceSample sample = sourceSample(layouts()[u"F2"_s], 200);
    sample.numbers[u"R-0199"_s] = "123456789012";
    const auto outcome = take(sample.bytes(), task());
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::FileRefused);
    EXPECT_FALSE(m_source);
    EXPECT_TRUE(m_rows.isEmpty());
    ASSERT_EQ(m_refusals.size(), 1);
    EXPECT_EQ(m_refusals[0].line, 201);
    EXPECT_EQ(m_refusals[0].item, u"number_receipt"_s);
    EXPECT_FALSE(m_refusals[0].reason.contains(u"123456789012"_s));
}

TEST_F(CheckerTest, a_look_says_what_it_is_and_its_hash)
{
    const QByteArray content = sourceSample(layouts()[u"F1"_s], 2, 8).bytes();
    const auto looked = m_checker.look(source(content)->handle(), &m_refusals);
    ASSERT_TRUE(looked.ok()) << describe(looked.error()).toStdString();
    EXPECT_EQ(looked->header.fileId, u"KKSETAI"_s);
    EXPECT_EQ(looked->header.sequence, 8);
    EXPECT_EQ(looked->header.records, 2);
    EXPECT_EQ(looked->sha256, crypto::sha256(content));
    for (const QByteArray &other : {"nothing of the kind"_ba, QByteArray(), "D,"_ba + inventedDigits(1) + "\r\n", QByteArray(100'000, 'H')}) {
        const auto strange = m_checker.look(source(other)->handle(), &m_refusals);
        ASSERT_FALSE(strange.ok());
        EXPECT_EQ(strange.error().code, ErrorCode::FileRefused);
        ASSERT_FALSE(m_refusals.isEmpty());
        EXPECT_EQ(m_refusals[0].line, 1);
    }
}

TEST_F(CheckerTest, what_the_caller_refuses_ends_it)
{
    const QByteArray content = sourceSample(layouts()[u"F2"_s], 50).bytes();
    const auto at = [&](int most) {
        int rows = 0;
        return m_checker.take(source(content)->handle(), task(), [](const Source &) { return done(); },
                              [&](const SealedRow &) { return ++rows > most ? Result<Done>(ErrorCode::Cancelled) : done(); }, nullptr);
    };
    for (const int most : {0, 1, 20}) {
        const auto outcome = at(most);
        ASSERT_FALSE(outcome.ok());
        EXPECT_EQ(outcome.error().code, ErrorCode::Cancelled);
    }
    EXPECT_TRUE(at(50).ok());
}

TEST_F(CheckerTest, a_process_that_is_none_or_says_nothing_is_an_error_in_time)
{
    const auto file = source(sourceSample(layouts()[u"F1"_s], 1).bytes());
    const auto none = Checker(u"/nowhere/madoguchi-checker"_s).look(file->handle(), nullptr);
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, ErrorCode::Internal);
    const auto silent = Checker(u"/bin/cat"_s, std::chrono::milliseconds(300)).look(file->handle(), nullptr);
    ASSERT_FALSE(silent.ok()); // it echoes the task
    EXPECT_EQ(silent.error().code, ErrorCode::Internal);
}

TEST_F(CheckerTest, a_folder_or_a_file_that_is_too_large_is_not_read)
{
    QFile large(m_dir.filePath(u"large"_s));
    ASSERT_TRUE(large.open(QIODevice::ReadWrite));
    ASSERT_TRUE(large.resize(sourceLimits.bytes + 1));
    const auto outcome = m_checker.look(large.handle(), nullptr);
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::TooLarge);
}

TEST_F(CheckerTest, C20_the_process_can_open_nothing_write_nothing_and_call_nobody)
{
    const auto file = source(sourceSample(layouts()[u"F1"_s], 1).bytes());
    auto started = process::HelperProcess::start({QStringLiteral(MADOGUCHI_BIN_DIR "/madoguchi-checker"), {}, {}, {file->handle()}});
    ASSERT_TRUE(started.ok());
    const auto about = [&](const char *what) {
        QFile proc(u"/proc/%1/%2"_s.arg((*started)->id()).arg(QLatin1String(what)));
        return proc.open(QIODevice::ReadOnly) ? proc.readAll().simplified() : QByteArray();
    };
    ASSERT_TRUE(test::waitFor([&] { return about("status").contains("Seccomp: 2"); })); // it waits for its task
    EXPECT_TRUE(about("status").contains("NoNewPrivs: 1"));
    const QByteArray limits = about("limits");
    if (limits.isEmpty())
        GTEST_SKIP() << "only root may look into it, as it should be";
    EXPECT_TRUE(limits.contains("Max file size 0 0")) << limits.constData();
    EXPECT_TRUE(limits.contains("Max open files 4 4")) << limits.constData();
    EXPECT_TRUE(limits.contains("Max core file size 0 0")) << limits.constData();
    EXPECT_TRUE(about("environ").isEmpty());
    const QByteArray flags = about("fdinfo/3"); // octal; its last digit has the access mode
    EXPECT_EQ(flags.split(' ').value(3).right(1).toInt() & 3, 0) << flags.constData() << ": for reading only";
}

TEST_F(CheckerTest, C20_nothing_of_a_number_is_left_on_the_disk)
{
    ASSERT_TRUE(take(sourceSample(layouts()[u"F2"_s], 20).bytes(), task()).ok());
    QFile::remove(m_dir.filePath(u"source"_s));
    EXPECT_TRUE(QDir(m_dir.path()).isEmpty());
}

TEST(CheckerProtocol, what_is_packed_is_read_and_nothing_else)
{
    const auto object = [](const QByteArray &bytes) { return QJsonDocument::fromJson(bytes).object(); };
    const auto key = crypto::PrivateKey::generate().value().publicKey();
    const auto task = unpackTask(object(pack(Task{true, exchange::Encoding::Cp932, u"162019"_s, u"terminal-1"_s, key})));
    ASSERT_TRUE(task.ok());
    EXPECT_TRUE(task->take);
    EXPECT_EQ(task->encoding, exchange::Encoding::Cp932);
    EXPECT_EQ(task->federationKey.toDer(), key.toDer());
    EXPECT_FALSE(unpackTask({}).ok());
    EXPECT_FALSE(unpackTask(object(pack(Task{true, exchange::Encoding::Utf8, {}, {}, {}}))).ok()) << "no key to seal to";

    const auto row = unpackRow(object(pack(SealedRow{7, {{u"a"_s, u"x"_s}, {u"n"_s, u""_s}}, {{u"n"_s, "sealed"}}})));
    ASSERT_TRUE(row.ok());
    EXPECT_EQ(row->line, 7);
    EXPECT_EQ(row->sealed.value(u"n"_s), "sealed");
    EXPECT_FALSE(unpackRow(object(R"({"line":7,"row":{"n":"x"},"sealed":{"n":"AAAA"}})")).ok()) << "a column is one of the two";
    EXPECT_FALSE(unpackRow(object(R"({"line":7,"row":{},"sealed":{"n":"AAAA"}})")).ok());
    EXPECT_FALSE(unpackRow(object(R"({"line":1,"row":{},"sealed":{}})")).ok());
    EXPECT_FALSE(unpackRow(object(R"({"line":7,"row":{},"sealed":{},"more":1})")).ok());
    EXPECT_FALSE(unpackRefusals(object(R"({"refusals":[]})")).ok()) << "then it was no refusal";
    EXPECT_EQ(unpackFailure(object(pack(ErrorCode::TooLarge))).code, ErrorCode::TooLarge);
    EXPECT_EQ(unpackFailure({}).code, ErrorCode::Internal);
}

} // namespace madoguchi::checker
