package io.universe.benchmarks.cache;

import io.universe.benchmarks.twin.Twin;
import java.util.List;

/** A process that holds data and does nothing else: {@code DataHolder CLUSTER SLOT [JOIN]}; ready with the port of its member. */
public final class DataHolder {

    private DataHolder() {}

    /** Holds it until it is ended. */
    public static void main(String[] arguments) {
        List<String> join = List.of(arguments).subList(2, arguments.length);
        CacheMember.join(arguments[0], Integer.parseInt(arguments[1]), true, join)
                .map(member -> member.session().address())
                .onSuccess(address -> Twin.ready(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1))))
                .onFailure(Twin::failed);
    }
}
