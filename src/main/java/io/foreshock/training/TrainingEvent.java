package io.foreshock.training;

/**
 * Something that happened in a training. Events of a run are numbered from 1 without gaps.
 *
 * @param number its place among the events of the run
 * @param atMs when, epoch milliseconds
 * @param state state of the run from then on
 * @param reason why it ended, empty before
 * @param step what it was doing
 */
public record TrainingEvent(
    long number, long atMs, TrainingState state, String reason, TrainingStep step) {}
