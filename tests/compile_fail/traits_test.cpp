#include "domain/individual_number.h"

#include <QDataStream>
#include <QDebug>
#include <QHash>
#include <QTextStream>

#include <gtest/gtest.h>

#include <ostream>
#include <type_traits>

namespace madoguchi {

template <typename T>
concept Logged = requires(const T &value, QDebug debug) { debug << value; };
template <typename T>
concept Printed = requires(const T &value, std::ostream &stream) { stream << value; };
template <typename T>
concept Streamed = requires(const T &value, QDataStream &data) { data << value; } || requires(const T &value, QTextStream &text) { text << value; };
template <typename T>
concept Compared = requires(const T &a, const T &b) { a == b; } || requires(const T &a, const T &b) { a < b; };
template <typename T>
concept Hashed = requires(const T &value) { qHash(value); };
template <typename T>
concept Text = std::is_convertible_v<const T &, QString> || std::is_constructible_v<QString, const T &> || std::is_constructible_v<QByteArray, const T &>
    || std::is_constructible_v<std::string, const T &> || requires(const T &value) { value.toString(); };
template <typename T>
concept Open = requires(const T &value) { value.m_digits; } || requires(const T &value) { value.data(); };
template <typename T>
concept Copied = std::is_copy_constructible_v<T> || std::is_copy_assignable_v<T>;

template <typename T>
concept Secret = !Logged<T> && !Printed<T> && !Streamed<T> && !Compared<T> && !Hashed<T> && !Text<T> && !Copied<T>;

// The control: each question is answered yes for a type that tells everything.
static_assert(Logged<QString> && Printed<std::string_view> && Streamed<QString> && Compared<QString> && Hashed<QString> && Text<QString> && Copied<QString> && Open<QString>);

TEST(CompileFail, C20_a_number_can_be_made_and_moved_and_nothing_else)
{
    using domain::IndividualNumber;
    static_assert(Secret<IndividualNumber> && !Open<IndividualNumber>);
    static_assert(std::is_nothrow_move_constructible_v<IndividualNumber>);
    static_assert(!std::is_default_constructible_v<IndividualNumber>);
    static_assert(!std::is_constructible_v<IndividualNumber, QString> && !std::is_constructible_v<IndividualNumber, SecretBytes>); // the check digit is not skipped
    static_assert(!std::is_polymorphic_v<IndividualNumber>);
    SUCCEED();
}

TEST(CompileFail, C20_secret_bytes_do_not_become_text_by_accident)
{
    static_assert(Secret<SecretBytes>);
    static_assert(!std::is_constructible_v<SecretBytes, QByteArray>); // where would the source be wiped?
    SUCCEED();
}

} // namespace madoguchi
