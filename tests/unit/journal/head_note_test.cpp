#include "journal_fixture.h"

#include "journal/head_note.h"

namespace madoguchi::test {

using journal::HeadNote;

class HeadNoteTest : public JournalTest {
protected:
    HeadNote head{u"madoguchi/162019/T-1/record"_s, 123, QByteArray(32, 'r'), QDateTime(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC), QByteArray(32, 'c')};
};

TEST_F(HeadNoteTest, C11_is_a_checkpoint_that_others_can_read)
{
    const QByteArray note = journal::signNote(head, pki().device);
    EXPECT_TRUE(note.startsWith("madoguchi/162019/T-1/record\n123\n" + QByteArray(32, 'r').toBase64()
                                + "\ntime 2026-11-20T01:42:00.000Z\ncertificate " + QByteArray(32, 'c').toHex()
                                + "\n\n\xE2\x80\x94 madoguchi/162019/T-1/record "))
        << note.toStdString();
    EXPECT_EQ(take(journal::verifyNote(note, pki().device.publicKey())), head);
}

TEST_F(HeadNoteTest, C11_any_changed_byte_is_refused)
{
    const QByteArray note = journal::signNote(head, pki().device);
    const auto key = pki().device.publicKey();
    for (qsizetype i = 0; i < note.size(); ++i) {
        QByteArray changed = note;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(journal::verifyNote(changed, key).ok()) << i << changed.toStdString();
    }
    for (qsizetype cut = 0; cut < note.size(); ++cut)
        EXPECT_FALSE(journal::verifyNote(note.left(cut), key).ok()) << cut;
    EXPECT_FALSE(journal::verifyNote(note + '\n', key).ok());
    EXPECT_FALSE(journal::verifyNote(note + note, key).ok());
    EXPECT_EQ(journal::verifyNote(note + 'x', key).error().code, ErrorCode::RecordBroken) << "nothing stands behind it";
    EXPECT_FALSE(journal::verifyNote(QByteArray(note).replace("T-1/record ", "T-1/record x "), key).ok()) << "nor beside its signature";
    EXPECT_FALSE(journal::verifyNote(QByteArray(note).replace("\n123\n", "\n0123\n"), key).ok());
    EXPECT_EQ(journal::verifyNote(note, pki().receipts.publicKey()).error().code, ErrorCode::SignatureInvalid);
}

TEST_F(HeadNoteTest, A_log_of_notes_splits_where_they_end)
{
    const QByteArray note = journal::signNote(head, pki().device);
    QByteArray tail;
    EXPECT_EQ(journal::splitNotes(note + note + note.left(note.size() - 1), &tail), (QList<QByteArray>{note, note}));
    EXPECT_EQ(tail, note.left(note.size() - 1));
    EXPECT_TRUE(journal::splitNotes("garbage", &tail).isEmpty());
}

} // namespace madoguchi::test
