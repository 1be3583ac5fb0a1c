#pragma once

#include "api/review_service.h"
#include "support/fake_answer.h"

namespace madoguchi::test {

using namespace Qt::StringLiterals;

/// Four cases of a month, one of them answered and one the auditor's own; an irregular one of another terminal; three visits; one review before.
class FakeReview final : public api::ReviewService, public FakeAnswers {
public:
    ~FakeReview() override; ///< not here: or every test would compile the whole class again
    FakeReview();

    api::ReviewView known;
    api::ReviewWork waiting;
    int reviewed = 0;
    QList<QList<qint64>> asked; ///< entries

    QFuture<Result<api::ReviewView>> review() override
    {
        ++reviewed;
        return answer(known);
    }
    QFuture<Result<QList<api::RecordLine>>> lines(QList<qint64> entries) override;
    QFuture<Result<api::ReviewWork>> work() override { return answer(waiting); }
    /// What the server makes of an order about the review.
    void carry(const api::Order &order);
};

} // namespace madoguchi::test
