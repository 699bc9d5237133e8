import Dashboard
@main struct Assay { static func main() {} }
