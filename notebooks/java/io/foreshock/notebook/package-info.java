/**
 * What the notebooks share and the program does not have: where bundled data lie, charts, tables
 * and the comparison with documented figures. No model, no rule and no metric is here.
 */
package io.foreshock.notebook;
