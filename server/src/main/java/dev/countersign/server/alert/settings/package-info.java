/** How alerts are put together and who hears of them, as the company's settings file says it. */
@NullMarked
package dev.countersign.server.alert.settings;

import org.jspecify.annotations.NullMarked;
