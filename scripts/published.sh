# The modules that are published, as the BOM lists them. Sourced from the root of a checkout: POSIX sh.

published_modules() { # one a line
    sed -n 's:.*<artifactId>\(risenexa-[a-z0-9-]*\)</artifactId>.*:\1:p' risenexa-bom/pom.xml |
        sed '/^risenexa-bom$/d; /^risenexa-parent$/d'
}

published_list() { # the same, with commas between, as Maven's -pl takes them
    published_modules | paste -s -d , -
}
