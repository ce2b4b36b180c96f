/**
 * Trainers that stand on Smile. On the class path of training only; what they learn is scored by
 * our own code.
 */
@NullMarked
package io.foreshock.adapter.smile;

import org.jspecify.annotations.NullMarked;
