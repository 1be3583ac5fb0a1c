#pragma once

#include "ui/directory/order_form.h"

namespace madoguchi::ui {

/// The last step of a review: each visit of the sample beside its paper, remarks, the signature. `whyNotYet`: why it cannot be signed; empty: it can.
OrderForm *signReviewForm(api::Services &services, const api::ReviewView &view, const QString &subject, const QString &whyNotYet);

} // namespace madoguchi::ui
