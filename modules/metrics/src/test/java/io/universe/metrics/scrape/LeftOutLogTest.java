package io.universe.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an operator reads of series that Prometheus does not get. */
class LeftOutLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(LeftOutLog.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final LeftOutLog log = new LeftOutLog();

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(appender);
    }

    private List<String> said() {
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void shouldSayOnceWhatIsLeftOutAndWhy() {
        log.onAnswer(Map.of("orders", "it is negative"));
        log.onAnswer(Map.of("orders", "it is negative"));

        assertThat(said()).containsExactly("Series of orders are not in the answer to Prometheus: it is negative");
    }

    @Test
    void shouldSayItAgainWhereItWasWellInBetween() {
        log.onAnswer(Map.of("orders", "it is negative"));
        log.onAnswer(Map.of());
        log.onAnswer(Map.of("orders", "it is negative"));

        assertThat(said()).hasSize(2);
    }
}
