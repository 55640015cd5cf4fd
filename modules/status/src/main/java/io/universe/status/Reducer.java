package io.universe.status;

import java.util.List;

/** Makes one value of what many nodes say; those of numbers are in {@link Reducers}. */
@FunctionalInterface
public interface Reducer<T> {

    /** The value of these, in the order of the answer; the list may be empty. */
    T reduce(List<NodeStatus> counted);

    /** Whether an entry is among what is reduced; without more ado each that has no error. */
    default boolean counts(NodeStatus entry) {
        return !entry.hasError();
    }
}
