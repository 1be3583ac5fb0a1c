#pragma once

#include "card/card.h"
#include "card/protocol.h"
#include "process/helper_process.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace madoguchi::card {

/// The reader as the terminal has it: each call is a frame to the helper and one back, each with its time. Whatever goes
/// wrong there that is not the card's ordinary answer ends the helper; the next call begins with a new one. Nothing is
/// tried twice here, a PIN least of all.
class HelperReader final : public CardReader {
public:
    /// What a slow card needs at worst; who takes longer hangs. A look that takes longer is late first, and hangs after the time of work.
    struct Times {
        std::chrono::milliseconds start{15'000}, look{3'000}, work{10'000};
        std::chrono::milliseconds keypad{90'000}; ///< a person enters the PIN at the reader
    };
    HelperReader(QString program, QString modulePath, Watching watching) : HelperReader(std::move(program), std::move(modulePath), watching, Times()) {}
    HelperReader(QString program, QString modulePath, Watching watching, Times times)
        : m_program(std::move(program)), m_modulePath(std::move(modulePath)), m_watching(watching), m_times(times) {}
    ~HelperReader() override;

    /// Starts the helper and has it load the module. CardModuleMissing, CardServiceMissing, CardFailed.
    Result<Done> start();
    void listen(std::function<void(CardEvent)> listener) override;
    Result<CardInfo> inspect() override;
    Result<Done> login(SecretBytes pin) override;
    void logout() override;
    Result<QByteArray> sign(QByteArrayView message) override;
    Result<SecretBytes> release(QByteArrayView lock) override;
    Result<AgreeKey> agreeKey() override;

    /// 0: none runs. For tests, which kill it.
    qint64 helperId() const { return m_helper ? m_helper->id() : 0; }

private:
    Result<Done> ask(protocol::Call call, protocol::Bytes body, std::chrono::milliseconds time);
    Result<SecretBytes> call(protocol::Call call, protocol::Bytes body, std::chrono::milliseconds time);
    std::chrono::milliseconds workTime() const { return m_keypad ? m_times.keypad : m_times.work; }
    Result<SecretBytes> answer(std::chrono::milliseconds time);
    void hear();
    void tell(CardEvent event);
    void drop();

    const QString m_program, m_modulePath;
    const Watching m_watching;
    const Times m_times;
    bool m_owes = false;    ///< a look that was late has still to be answered
    bool m_keypad = false;  ///< the reader asks for the PIN itself, when a key is used
    bool m_watched = false; ///< the helper has found PC/SC
    std::mutex m_mutex; ///< the listener's: called from the thread that hears
    std::function<void(CardEvent)> m_listener;
    std::unique_ptr<process::HelperProcess> m_helper;
    std::atomic<bool> m_ended{false};    ///< the helper is gone, whoever ended it
    std::atomic<bool> m_dropping{false}; ///< we end it ourselves: no news
    std::thread m_hearing;
};

} // namespace madoguchi::card
