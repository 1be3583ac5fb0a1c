#include "federation/sessions.h"

#include <algorithm>

namespace madoguchi::federation {

Result<QString> Sessions::open(const TerminalId &terminal, const Holder &holder, const QDateTime &at)
{
    const std::lock_guard lock(m_mutex);
    Running &newest = m_newest[holder.staff];
    if (newest.at.isValid() && (at < newest.at || (at == newest.at && terminal != newest.terminal)))
        return ErrorCode::SessionElsewhere;
    if (newest.open && newest.terminal != terminal)
        m_superseded[newest.terminal] = newest.id;
    for (Running &running : m_newest) { // one desk, one person: their leaving may not have been heard
        if (&running != &newest && running.terminal == terminal)
            running.open = false;
    }
    if (at != newest.at || !newest.open) // the same proof again is the same session
        newest = {newId(), terminal, holder.certificate, at, true};
    m_superseded.remove(terminal);
    return newest.id;
}

void Sessions::close(const TerminalId &terminal, const QString &id)
{
    const std::lock_guard lock(m_mutex);
    for (Running &running : m_newest) {
        if (running.id == id && running.terminal == terminal)
            running.open = false;
    }
}

Result<Sessions::Holder> Sessions::holder(const TerminalId &terminal, const QString &id) const
{
    const std::lock_guard lock(m_mutex);
    if (m_superseded.value(terminal) == id && !id.isEmpty())
        return ErrorCode::SessionElsewhere;
    for (auto running = m_newest.begin(); running != m_newest.end(); ++running) {
        if (running->open && running->id == id && running->terminal == terminal)
            return Holder{running.key(), running->certificate};
    }
    return ErrorCode::SessionUnknown;
}

} // namespace madoguchi::federation
