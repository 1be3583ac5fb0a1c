#pragma once

#include "exchange/interface_file.h"
#include "sync/engine_options.h"

namespace madoguchi::sync {

/// Keeps the lines of F3 and F9 that a clerk works through (F-02); other layouts have none.
Result<Done> putAnswers(store::Transaction &transaction, const api::InterfaceFile &file, const QList<exchange::Row> &rows);
Result<QList<api::AnswerLine>> answers(store::Connection &connection, const AddresseeLookup &addressee); ///< newest file first

/// How many of all lines want somebody to look.
Result<int> countAnswersToWorkThrough(store::Connection &connection);

} // namespace madoguchi::sync
