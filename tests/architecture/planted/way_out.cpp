// A fault on purpose: linked into nothing, compiled so that the look at the objects can be seen to find it.
#include <QPdfWriter>

void wayOut(QString name)
{
    QPdfWriter writer(name);
    writer.newPage();
}
