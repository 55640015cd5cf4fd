package io.universe.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a test needs from the machine. Where it is missing the test is skipped, and the reason names what is missing and how to get it.
 *
 * <p>{@code -Duniverse.require=hey,netns} (or {@code all}) turns the skip into a failure: a build that is meant to run everything cannot
 * pass by leaving something out.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(RequiresCondition.class)
public @interface Requires {

    /** The tools, all of which the test needs. */
    Tool[] value();
}
