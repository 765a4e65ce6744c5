# For risenexa.cmd: finds a Java, builds what is missing or older than its sources, and prints java=, jar= or exit=.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot

function Say($text) { [Console]::Error.WriteLine("risenexa: $text") }

function Get-Major($java) {
    try { $text = (& cmd /c "`"$java`" -version 2>&1") -join ' ' } catch { return 0 }
    if ($text -match 'version "(?:1\.)?(\d+)') { return [int]$Matches[1] }
    return 0
}

$homes = @($env:JAVA_HOME, $env:JAVA_HOME_25_X64, $env:JAVA_HOME_21_X64, $env:JAVA_HOME_17_X64)
$onPath = Get-Command java.exe -ErrorAction SilentlyContinue
if ($onPath) { $homes += Split-Path -Parent (Split-Path -Parent $onPath.Source) }
foreach ($vendor in 'Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu') {
    $folder = Join-Path $env:ProgramFiles $vendor
    if (Test-Path $folder) { $homes += (Get-ChildItem -Directory $folder).FullName }
}
$best = $null
$major = 0
foreach ($candidate in $homes | Where-Object { $_ } | Select-Object -Unique) {
    $java = Join-Path $candidate 'bin\java.exe'
    if ((Test-Path $java) -and (Test-Path (Join-Path $candidate 'bin\javac.exe'))) {
        $found = Get-Major $java
        if ($found -gt $major) { $best = $candidate; $major = $found }
    }
}
if ($major -lt 17) {
    Say 'No JDK 17 or newer was found: install JDK 25 (https://adoptium.net), or set JAVA_HOME to a JDK that you have.'
    'exit=2'
    exit
}

$target = Join-Path $root 'risenexa-cli\target'
$jar = Join-Path $target 'launcher\risenexa.jar'
$fresh = Test-Path $jar
if ($fresh) {
    $built = (Get-Item $jar).LastWriteTimeUtc
    $sources = @(Get-ChildItem -Path $root -Filter 'pom.xml' -Recurse -Depth 1) +
        @(Get-ChildItem -Path (Join-Path $root 'risenexa-*\src\main') -Recurse)
    $fresh = -not ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1)
}
if (-not $fresh) {
    Say 'building, since there is no build or the sources are newer ...'
    $began = [DateTime]::UtcNow
    $env:JAVA_HOME = $best
    Push-Location $root
    $log = & cmd /c "mvnw.cmd --quiet --batch-mode -Dquick -Pdist -Dmaven.antrun.skip=true -Dmaven.test.skip=true -Dbuild.folder=target/launcher-build -pl risenexa-cli -am package 2>&1"
    $code = $LASTEXITCODE
    Pop-Location
    if ($code -ne 0) {
        $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        'exit=70'
        exit
    }
    New-Item -ItemType Directory -Force (Split-Path -Parent $jar) | Out-Null
    try {
        Move-Item -Force (Join-Path $target 'launcher-build\risenexa.jar') $jar
    } catch {
        Say "cannot replace $jar; end the risenexa commands that run from it, such as a sandbox"
        'exit=5'
        exit
    }
    (Get-Item $jar).LastWriteTimeUtc = $began
    Say ('built in {0:N0} s' -f ([DateTime]::UtcNow - $began).TotalSeconds)
}
"java=$(Join-Path $best 'bin\java.exe')"
"jar=$jar"
