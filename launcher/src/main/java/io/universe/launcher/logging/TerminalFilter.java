package io.universe.launcher.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/** Keeps from the terminal what the libraries of the cluster tell, in stack traces: what an operator has to know of it the platform says in one line. The file has it all. */
final class TerminalFilter extends Filter<ILoggingEvent> {

    private static final List<String> SPOKEN_FOR = List.of("com.hazelcast.", "io.vertx.core.impl.VertxImpl");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return SPOKEN_FOR.stream().anyMatch(event.getLoggerName()::startsWith) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
