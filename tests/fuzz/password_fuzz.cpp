#include "harness.h"

#include "session/password_rule.h"

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace Qt::StringLiterals;

/// Any bytes as a password, as the list of words, and as a name of the office: a verdict that agrees with itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input(data, qsizetype(size));
    static const session::PasswordRule plain({}, {});
    static const directory::DirectoryContent nobody;
    const SecretBytes chosen({data, size});
    const auto verdict = plain.verdict(chosen, nobody);
    PROMISE(verdict.score >= 0 && verdict.score <= 4);
    PROMISE(!verdict.reason.isEmpty() || verdict.score == 4);
    PROMISE(input.size() <= qsizetype(session::PasswordRule::mostBytes) || verdict.reason == "long"_L1);
    const auto words = session::PasswordRule::readWords(input.toByteArray());
    const session::PasswordRule knowing(words.ok() ? *words : QStringList(), {QString::fromUtf8(input)});
    PROMISE(knowing.verdict(chosen, nobody).score <= verdict.score);
    return 0;
}
