#pragma once

#include "card/card.h"
#include "process/frame.h"

/// What the terminal and its helper `madoguchi-card` say to each other, as bytes: FORMAT.md. Both sides read strictly: the
/// helper runs a card maker's code, and the terminal believes it no more than the wire.
namespace madoguchi::card::protocol {

using process::Bytes;

constexpr std::uint8_t version = 1;

enum class Call : std::uint8_t { Inspect = 1, Login, Logout, Sign, Release, AgreeKey };
enum class Answer : std::uint8_t { Done = 0x80, Failed = 0x81 };

/// What the helper tells unasked, one byte each, on its second channel.
enum class Event : std::uint8_t { Removed = 'r', Look = 'l' };

/// The call of a frame whose body has a size that such a call can have; nothing: it is none.
std::optional<Call> callOf(const process::Frame &frame);

SecretBytes pack(const CardInfo &info);
std::optional<CardInfo> unpackInfo(Bytes body);
SecretBytes pack(const AgreeKey &key);
std::optional<AgreeKey> unpackAgreeKey(Bytes body);
SecretBytes pack(const Error &error);
/// Of codes a card can give; anything else is CardFailed.
Error unpackError(Bytes body);

} // namespace madoguchi::card::protocol
