package io.universe.status;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One value made of what many nodes say.
 *
 * @param nodes how many of them are in it
 * @param leftOut the entries of those that are not, because of an error or because they say nothing that it could be made of
 */
public record Reduced<T>(T value, int nodes, List<NodeStatus> leftOut) {

    public Reduced {
        leftOut = List.copyOf(leftOut);
    }

    static <T> Reduced<T> of(List<NodeStatus> entries, Reducer<T> reducer) {
        var parts = entries.stream().collect(Collectors.partitioningBy(reducer::counts));
        List<NodeStatus> counted = parts.getOrDefault(true, List.of());
        return new Reduced<>(reducer.reduce(counted), counted.size(), parts.getOrDefault(false, List.of()));
    }
}
