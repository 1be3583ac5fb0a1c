#pragma once

#include "base/secret_bytes.h"

#include <optional>

/// What a program and its helper say to each other, as bytes. Both sides read strictly: neither believes the other more than the wire.
namespace madoguchi::process {

using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t headerSize = 5;            ///< length of kind and body (4, big-endian), kind (1)
constexpr std::size_t maxBodySize = 64 * 1024;

/// A body may be a PIN, a number or what a card released: all of them are kept where secrets are kept.
struct Frame {
    std::uint8_t kind = 0;
    SecretBytes body;
};
SecretBytes framed(std::uint8_t kind, Bytes body);
/// Size of the body that follows this header; nothing: it is no header.
std::optional<std::size_t> bodySize(Bytes header);

} // namespace madoguchi::process
