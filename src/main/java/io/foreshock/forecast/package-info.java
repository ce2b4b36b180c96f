/**
 * The champion: the combination of member models that forecasts one market a day at a time. Knows
 * features and the models below it, nothing of policy, storage or how anything was trained.
 */
@NullMarked
package io.foreshock.forecast;

import org.jspecify.annotations.NullMarked;
