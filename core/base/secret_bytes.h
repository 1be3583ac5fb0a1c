#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace madoguchi {

/// Bytes that must not be seen: locked in memory, zeroed when dropped, movable but neither copyable nor printable.
/// All of them sit in one arena of locked pages kept out of core dumps (secret_arena.cpp). There is no conversion to
/// QString, QByteArray, QVariant or a stream, and there must never be one.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size);                        ///< zero-filled
    explicit SecretBytes(std::span<const std::uint8_t> content);   ///< copies; wiping the source is the caller's work
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    ~SecretBytes();

    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    std::uint8_t *data() { return m_data; }
    const std::uint8_t *data() const { return m_data; }
    std::span<std::uint8_t> span() { return {m_data, m_size}; }
    std::span<const std::uint8_t> span() const { return {m_data, m_size}; }

    /// The only way to copy; the name makes a reviewer look.
    SecretBytes duplicate() const { return SecretBytes(span()); }
    void append(std::span<const std::uint8_t> more);
    void truncate(std::size_t size); ///< the dropped tail is zeroed
    void wipe();
    /// Takes the same time whatever the content.
    static bool equal(const SecretBytes &a, const SecretBytes &b);

private:
    std::uint8_t *m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

/// Zeroes memory in a way that no optimiser removes.
void wipeMemory(void *data, std::size_t size);

/// Called first thing in every program: no core dumps, no reads by other processes of the same user, and every new file
/// and folder is its owner's alone.
void hardenProcess();

} // namespace madoguchi
