package com.risenexa.tests.dashboard;

import com.microsoft.playwright.options.ColorScheme;

/** How large the window is, and what the system's theme is. */
record Window(int width, int height, ColorScheme theme) {
    static final Window WIDE = new Window(1440, 900, ColorScheme.LIGHT);

    static Window narrow(ColorScheme theme) {
        return new Window(360, 740, theme);
    }

    static Window wide(ColorScheme theme) {
        return new Window(1440, 900, theme);
    }
}
