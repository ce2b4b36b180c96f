/**
 * Trainers that stand on deeplearning4j. On the class path of training only; what they learn is
 * scored by our own code.
 */
@NullMarked
package io.foreshock.adapter.dl4j;

import org.jspecify.annotations.NullMarked;
