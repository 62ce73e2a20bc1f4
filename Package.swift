// swift-tools-version: 6.2
import PackageDescription

/// Set by `Scripts/fuzz`: everything is instrumented, and the fuzzer is built.
let isFuzzing = Context.environment["FILINGDESK_FUZZING"] != nil
let instrumented: [SwiftSetting] = isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing"])] : []
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)] + instrumented

/// A room of the house: a library target that takes warnings as errors.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A C library that comes from the system's packages.
func system(_ name: String, apt package: String) -> Target {
    .systemLibrary(name: name, providers: [.apt([package])])
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["TestSupport"], resources: resources, swiftSettings: strict)
}

// Every target names all rooms below it, also those it does not import: a struct changes its layout with a struct of
// another module that it holds, and the build only looks at the modules named here.
let package = Package(
    name: "FilingDesk",
    products: [.executable(name: "filingdesk", targets: ["filingdesk"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        system("CZip", apt: "libzip-dev"),
        system("CDeflate", apt: "libdeflate-dev"),
        system("CExpat", apt: "libexpat1-dev"),
        system("CXLSXWriter", apt: "libxlsxwriter-dev"),
        system("CCrypto", apt: "libssl-dev"),
        system("CMalloc", apt: "libc6-dev"),

        room("Spreadsheet"),
        room("XLSX", ["Spreadsheet", "CZip", "CDeflate", "CExpat", "CCrypto"]),
        room("Conversion", ["Spreadsheet", "XLSX"]),
        room("FilingModel", ["Spreadsheet"]),
        .target(
            name: "Templates", dependencies: [.product(name: "Yams", package: "Yams")], path: "Templates",
            exclude: ["blank"],
            resources: [.embedInCode("forms"), .embedInCode("profiles")],
            swiftSettings: strict),
        room("Forms", ["Spreadsheet", "FilingModel", "Templates", .product(name: "Yams", package: "Yams")]),
        room("Rules", ["Spreadsheet", "FilingModel", "Templates", .product(name: "Yams", package: "Yams")]),
        room("Reports", ["Spreadsheet", "FilingModel", "Forms", "Rules", "Templates", "CXLSXWriter"]),
        room(
            "Review", ["Spreadsheet", "XLSX", "Conversion", "FilingModel", "Forms", "Rules", "Reports", "Templates"]),
        .executableTarget(
            name: "filingdesk",
            dependencies: [
                "Review", "Spreadsheet", "XLSX", "Conversion", "FilingModel", "Forms", "Rules", "Reports", "Templates",
                "CMalloc", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: ["Spreadsheet", "FilingModel"], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests("SpreadsheetTests", ["Spreadsheet"]),
        tests("XLSXTests", ["XLSX", "Spreadsheet"], resources: [.copy("Fixtures")]),
        tests("ConversionTests", ["Conversion", "XLSX", "Spreadsheet"], resources: [.copy("Fixtures")]),
        tests("FilingModelTests", ["FilingModel", "Spreadsheet"]),
        tests("FormsTests", ["Forms", "FilingModel", "Spreadsheet", "Templates"]),
        tests("RulesTests", ["Rules", "Forms", "FilingModel", "Spreadsheet", "Templates"]),
        tests("ReportsTests", ["Reports", "XLSX", "Rules", "Forms", "FilingModel", "Spreadsheet"]),
        tests(
            "ReviewTests",
            ["Review", "Reports", "Rules", "Forms", "Conversion", "XLSX", "FilingModel", "Spreadsheet", "Templates"],
            resources: [.copy("Fixtures")]),
        tests("CommandLineTests", ["Reports", "Spreadsheet"]),
        tests("ArchitectureTests", []),
    ]
)

// Set by `Benchmarks/reading`.
if Context.environment["FILINGDESK_BENCHMARKS"] != nil {
    package.targets.append(
        .executableTarget(
            name: "annotating", dependencies: ["XLSX", "Spreadsheet", "CMalloc"], path: "Benchmarks/Annotating",
            swiftSettings: strict))
}

if isFuzzing {
    package.targets.append(
        .executableTarget(
            name: "Fuzz", dependencies: ["XLSX", "Spreadsheet"], path: "Fuzzing",
            swiftSettings: instrumented + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]))
}
